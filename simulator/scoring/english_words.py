"""How English words are compared: contractions, spellings of speech, fillers, number words. Tables only."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of a text as a set; a plain list would fill the page."""
    return frozenset(words.split())


FILLERS = listed("""um umm ummm uh uhh uhm er err erm mm mmm""")
"""Sounds that carry no meaning; they are dropped."""

EXPANDED: dict[str, tuple[str, ...]] = {
    short: tuple(long.split())
    for short, long in (
        line.split(": ")
        for line in """\
can't: can not
cant: can not
cannot: can not
won't: will not
wont: will not
shan't: shall not
shant: shall not
ain't: is not
aint: is not
don't: do not
dont: do not
doesn't: does not
doesnt: does not
didn't: did not
didnt: did not
isn't: is not
isnt: is not
arent: are not
wasnt: was not
werent: were not
havent: have not
hasnt: has not
hadnt: had not
couldnt: could not
wouldnt: would not
shouldnt: should not
mustnt: must not
neednt: need not
im: i am
i'm: i am
ive: i have
youre: you are
youve: you have
youll: you will
youd: you would
theyre: they are
theyve: they have
theyll: they will
theyd: they would
weve: we have
whos: who is
whats: what is
wheres: where is
whens: when is
whys: why is
hows: how is
thats: that is
thatll: that will
thatd: that would
theres: there is
therell: there will
heres: here is
its: it is
itll: it will
itd: it would
hes: he is
shes: she is
lets: let us
let's: let us
whatll: what will
wholl: who will
howd: how did
whatd: what did
yall: you all
y'all: you all
everyones: everyone is
nobodys: nobody is
somebodys: somebody is
someones: someone is
nothings: nothing is
gonna: going to
gunna: going to
wanna: want to
gotta: got to
hafta: have to
lemme: let me
gimme: give me
kinda: kind of
sorta: sort of
lotta: lot of
outta: out of
dunno: do not know
whatcha: what are you
gotcha: got you
betcha: bet you
shoulda: should have
shouldve: should have
coulda: could have
couldve: could have
woulda: would have
wouldve: would have
musta: must have
mustve: must have
mightve: might have
shouldof: should have
c'mon: come on
cmon: come on
u: you
ya: you
yer: your
ur: your
r: are
pls: please
plz: please
thx: thanks
thanx: thanks
tks: thanks
ty: thank you
ok: okay
okey: okay
kk: okay
cuz: because
cos: because
coz: because
'cause: because
'cos: because
'cuz: because
'em: them
em: them
ma'am: maam
madame: madam
o'clock: oclock
goin': going
doin': doing
lookin': looking
workin': working
comin': coming
gettin': getting
nothin': nothing
'til: until
til: until
till: until
min: minute
mins: minutes
hr: hour
hrs: hours
tho: though
thru: through
prob: probably
probs: probably
tmrw: tomorrow
tmr: tomorrow
2moro: tomorrow
idk: i do not know
omg: oh my god
btw: by the way
asap: as soon as possible
fyi: for your information
np: no problem
yw: you are welcome
%: percent
&: and
apologize: apologise
apologizing: apologising
apologized: apologised
apologizes: apologises
realize: realise
recognize: recognise
color: colour
coloring: colouring
favorite: favourite
neighbor: neighbour
neighbors: neighbours
aww: aw
awww: aw
hiya: hi
heya: hey
mam: maam
gona: going to
thankyou: thank you
alot: a lot
alright: all right""".splitlines()
    )
}
"""Word, in small letters with straight apostrophes -> the words it stands for."""

ENDINGS: dict[str, str] = {
    "n't": "not",
    "'s": "is",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "'m": "am",
}
"""Ending of a contraction -> the word it stands for ("assessor's" is heard as "assessor is")."""

VERBS_AFTER_WILL = listed(
    """add ask be book bring call change check come cover deal do drop email explain fetch figure file find
    fix get give go grab handle have help hold keep leave let look make message need open order pop
    print put reach replace ring run say see send set show sort speak start stay take talk tell text try
    wait walk write also just never not personally probably definitely gladly happily then"""
)
"""What follows "ill", "well" or "hell" where it was meant as "I'll", "we'll" or "he'll"."""

AFTER_WELL = VERBS_AFTER_WILL - {"let", "say", "then", "just"}
"""What follows "well" where it was meant as "we'll": "well then" and "well, let me see" are no promises."""

NOT_ILL = listed(
    """am are be been being became become fall falling feel feeling feels fell felt get got is look looked
    mentally or really so terminally very was were"""
)
"""What comes before "ill" where it means sick."""

NOT_WELL = listed("""as very quite do doing go going work works feel feeling pretty so is are get""")
"""What comes before "well" where it means well."""

NOT_ID = listed(
    """a an account any case claim customer her his my no number of or order photo some the their valid
    your"""
)
"""What comes before "id" where it means a paper, not "I'd"."""

NOT_BECAUSE = listed(
    """a an any can common could did does exact for good likely lost main may might no possible real root
    some that the this to usual will would your"""
)
"""What comes before "cause" where it means the cause or to cause, not "because"."""

WE_ARE_AFTER = listed(
    """all and because but cause glad here hoping if know like much now okay please right see so sorry
    thanks that then today tomorrow well what where while yeah yep yes"""
)
"""What comes before "were" where it may have been meant as "we're"."""

WE_ARE_BEFORE = listed(
    """all always at closed fully gonna good happy here in looking not okay on only open out ready really
    so sold sorry still"""
)
"""What follows "were" where it may have been meant as "we're" (besides words in -ing)."""

NUMBER_WORDS = listed(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million half dozen couple first second third fourth fifth quarter"""
)
"""Words that are heard as numbers."""

STUTTERED = listed(
    """a am an and are at but can could did do does for have he i if in is it just let me my not of on our
    she so that the then there they this to was we were what when which who will with would you your"""
)
"""Words that are dropped when they are said twice in a row."""

DOUBLES = listed("""good too cool see need free sweet feel soon room book look week been keep all call""")
"""Words with a real double letter, kept when a longer run is shortened ("goood")."""

ABBREVIATIONS = listed("""mr mrs ms dr st vs etc approx e.g i.e dept ext min mins hr hrs prof jr sr""")
"""Words whose full stop ends no sentence; "no." is one of them before a number."""
