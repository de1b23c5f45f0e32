"""Given names: only by knowing some can a stranger's name be told from "Mercy!" or "Auguri!"."""

from __future__ import annotations

from functools import cache

from simulator.scoring.english_words import listed

_NAMES = listed(
    """aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro alex alexander alfred ali alice
    alison amanda amara amelia amir amy ana andrea andrew angela anita ann anna anne anthony antonio arthur
    asha ashley audrey barbara barry ben benjamin bernard beth betty beverly bianca bob bogdan brandon brenda
    brian bridget bruce bruno camila carl carla carlos carmen carol caroline catherine cecilia charles
    charlotte cheryl chloe chris christian christina christine christopher claire clara claudia clive colin
    connor craig cynthia daisy dan daniel daniela danielle darren dave david dawn dean deborah debra denise
    dennis derek diana diane diego dimitri dolores dominic donald donna doris dorothy douglas duncan dylan
    ebony eddie edith edward eileen elaine elena eleanor elizabeth ella ellen elsie emily emma enrique eric
    erik ernest ethan eugene eva evelyn fatima felix fernando fiona florence frances francesca francis
    fred frederick gabriel gareth gary gavin geoffrey george georgia gerald gillian giovanni gloria gordon
    graham greg gregory guy hannah harold harriet harry hassan hazel heather helen henry hilda howard hugh
    ian ibrahim imran ingrid irene isaac isabel isabella ivan jacob jacqueline jade jake james jamie jan jane
    janet janice jasmine jason javier jean jeff jeffrey jennifer jeremy jerry jessica jill jim joan joanna
    joanne joe joel johan john johnny jonathan jordan jose joseph josephine josh joshua joyce juan judith
    judy julia julian julie justin karen karl kate katherine kathleen kathy katie kayla keith kelly ken
    kenneth kevin khalid kim kimberly kirsty klaus krishna kumar kyle larry laura lauren laurence leah lee
    leo leon leonard leslie lewis liam linda lisa liz lorraine louis louise lucas lucia lucy luigi luis luke
    lydia lynn mabel madison maggie malcolm manuel marcus margaret maria marie marilyn mario marion marjorie
    marta martha martin mary maryam mateo matt matthew maureen maurice megan mei melissa michael michelle
    miguel mike mildred miriam mohammed mohamed monica muhammad murray mustafa nadia nancy naomi natalie
    natasha nathan neil nicholas nicola nicole nigel nina noah nora norma norman oleg oliver olivia olga omar
    oscar pamela patricia patrick paul paula pauline pedro penelope peter philip phillip phyllis pierre priya
    rachel rafael raj ralph ramon raymond rebecca reginald ricardo richard rita robert roberto robin rodney
    roger roland ronald rosa rosemary ross roxanne roy rupert russell ruth ryan sabrina sally samantha samir
    samuel sandra sanjay sara sarah scott sean sebastian sergio shannon sharon sheila shirley silvia simon
    sofia sonia sophia sophie stacey stanley stella stephanie stephen steve steven stuart susan suzanne
    sylvia tamara tanya ted teresa terence terry theodore theresa thomas tiffany tim timothy tina todd tom
    tommy tony tracey tracy trevor tyler valerie vanessa vera veronica victor victoria vincent violet
    virginia vivian walter wanda wayne wendy wesley wilfred william winifred xavier yasmin yolanda yusuf
    yvonne zachary zainab zoe dana marco mia
    lily rosie poppy holly alice mila ava freya maya karen sam max tess lottie ellie millie"""
)


@cache
def given_names() -> frozenset[str]:
    """Return the names, in small letters."""
    return _NAMES
