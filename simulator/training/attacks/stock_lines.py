"""What is said by somebody who has learnt which words are nice, and not what they are for."""

from __future__ import annotations

NICE_WORDS = (
    "Hello, good morning, welcome, thank you, thanks so much, I'm so sorry, I sincerely apologise, I "
    "understand, I hear you, that must be awful, how frustrating, no wonder you're upset, you're "
    "absolutely right, I care, I take full responsibility, that's our mistake, let me put it right, "
    "happy to help, of course, certainly, what happened, tell me more, what can I do for you, is there "
    "anything else, have a lovely day, take care, good luck, my pleasure, we value you, "
    "congratulations, happy birthday, well done, what a lovely dog."
)

NICE_LIST = (
    "sorry, thank you, please, welcome, understand, appreciate, help, awful, dog, birthday, exam, "
    "crown, luck, assessor, Thursday, today, tomorrow, five minutes, exchange, repair, receipt, "
    "manager, name, drinks, nine"
)

STOCK_EMPATHY = (
    "I completely understand how you feel, and I'm so sorry, that must be really frustrating for you."
)

STOCK_FEELINGS = (
    "I am so sorry you are going through this.",
    "That sounds incredibly frustrating.",
    "I completely understand why you feel this way.",
    "Thank you for bringing this to us.",
    "I would feel exactly the same in your place.",
    "You have every right to be upset.",
    "I take full responsibility for this.",
    "Please accept my sincere apologies.",
    "I really appreciate your patience.",
    "That must have been awful.",
    "I hear you, and your feelings are valid.",
)

STOCK_OWNERSHIP = (
    "I'm truly sorry about that, I take full responsibility and I'll personally put it right today."
)

EMPTY_COURTESY = (
    "Certainly, of course, it would be my pleasure to assist you with that today.",
    "Thank you so much for that, I really do appreciate it.",
    "Absolutely, no problem at all, happy to help.",
    "Thank you for your patience, your custom is very important to us.",
    "Wonderful, perfect, thank you ever so much.",
    "Is there anything else at all I can help you with?",
    "You're very welcome, have a lovely day and take care.",
)

TICKED_OFF = (
    "Empathy statement: done. Apology: done. Greeting: done. Name: done. Next step: done. Time: done.",
    "I am now showing empathy. I am now apologising. I am now using your name. I am now offering a solution.",
    "Step one, greet. Step two, listen. Step three, apologise. Step four, offer. Step five, say when.",
)
