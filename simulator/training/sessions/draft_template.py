"""DRAFT: the scenario that an idea becomes, before somebody makes it their own."""

DRAFT = """\
# An idea from a meeting, made playable. What to change is marked "change me";
# check it with: main.py check $id.yaml
format_version: 1
id: $id
title: $title
language: en
about:
  summary: $summary
  minutes: 2
  channel: phone
  level: starter
  practices: [A9]
company: Halden Home  # change me: whom you work for
place: generic
briefing:
  you: You answer the telephone. It is a calm day, and there is time for people.
  they: $story
  aim:  # change me: what has to be done
    - Find out why they ring.
    - Do for them what the story tells.
  may:
    - Send a new one today.

characters:
  kim:  # change me: who rings
    name: Kim Lindqvist
    called: [Kim, Ms Lindqvist, Mrs Lindqvist]
    portrait: generic

mood: 45
start: hello
nodes:
  hello:  # change me: how it begins
    says: >-
      Hello, this is Kim Lindqvist. I do not know whether you remember me.
      I ordered a lamp, and it has not come.
    part: opening
    good: $line
    poor: Order number?
    branches:
      - {when: {criterion: idea}, mood: +20, thought: They are glad that it is me., to: warm}
      - {otherwise: yes, mood: -10, thought: I am one of many here., to: matter}
  warm:  # change me: what they say when somebody did what the story tells
    says: Oh, that is kind. We wanted the lamp for Saturday, when the whole family comes.
    part: middle
    good: I can send you a new one today, so that it is there on Saturday.
    poor: Noted.
    branches:
      - {when: {criterion: helps}, mood: +15, thought: It will be there on Saturday., to: more}
      - {otherwise: yes, mood: -5, thought: Kind. And the lamp?, to: more}
  matter:  # change me: what they say when nobody did
    says: I ordered it two weeks ago. Can you do anything about it?
    part: middle
    good: $shown
    poor: It will come when it comes.
    branches:
      - {when: {criterion: idea}, mood: +20, thought: So they do see me., to: more}
      - {when: {criterion: helps}, mood: +10, thought: At least there is a way., to: more}
      - {otherwise: yes, mood: -15, thought: They do not care., to: more}
  more:
    says: And whom do I ask for if I ring again?
    part: middle
    good: Ask for Sam. I will take care of it myself.
    poor: Anybody.
    branches:
      - {otherwise: yes, to: thanks}
  thanks:
    says: Good. Then I will wait for it.
    part: close
    good: Thank you for calling, Ms Lindqvist.
    poor: Right.
    branches:
      - {otherwise: yes, to: end}
endings:
  glad:
    when: {mood: {at_least: 60}}
    says: Thank you. It is good to talk to you.
    comes_back: yes
    because: They saw me, and not only my order.
  gone:
    otherwise: yes
    says: Goodbye.
    comes_back: perhaps
    because: It was an order number they talked to.
rubric:
  pass: {relationship: 50, task: 50}
  criteria:
    - id: idea
      title: $does
      side: relationship
      points: 3
      practices: [A9]
      why: This is what the story was about.
      looked_for: what the story tells, done for this customer
      good: $line
      poor: Order number?
      listen_for: {behaviour: $behaviour}
    - id: thanks-them
      title: Thanks them for calling
      side: relationship
      points: 1
      practices: [A9]
      why: They gave you the chance to put it right.
      looked_for: a word of thanks
      good: Thank you for calling.
      poor: Bye.
      listen_for: {behaviour: thanks}
    - id: helps
      title: Says what can be done
      side: task
      points: 2
      practices: [A9]
      why: Kind words alone bring no lamp.
      looked_for: something that can be done
      good: I can send you a new one today.
      poor: It will come when it comes.
      listen_for: {behaviour: offers-option}
tests:
  - name: as it was told
    replies:
      - $line
      - I can send you a new one today.
      - Ask for Sam.
      - Thank you for calling, Ms Lindqvist.
    expect: {ending: glad, yes: [idea, helps, thanks-them], passed: yes}
  - name: late, but still
    replies: [Hm., $shown, Sam., Right.]
    expect: {yes: [idea, helps]}
  - name: kind, and no help
    replies: [$line, Well., Sam., Right.]
    expect: {yes: [idea]}
  - name: help alone
    replies: [Hm., I can send you a new one today., Sam., Right.]
    expect: {yes: [helps]}
  - name: an order number
    replies: [Hm., Well., Sam., Right.]
    expect: {ending: gone, no: [idea, helps], passed: no}
"""
