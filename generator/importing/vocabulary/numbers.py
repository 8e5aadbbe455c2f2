"""Numbers: the words that count requirements, and that announce them."""

ORDINALS_EN = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
NUMBERS_EN = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
REQUIRING_EN = (
    r"requirements?",
    r"requests?",
    r"demands?",
    r"suggestions?",
    r"opinions?",
    r"points?",
    r"instructions?",
    r"tasks?",
)
REQUIRING_ZH = (r"要求", r"意见", r"希望", r"建议", r"强调", r"指出", r"部署", r"提出", r"做到")
"""What comes before a list of requirements."""
COUNTERS_ZH = "点|项|个方面|个|条|方面"
"""What stands between a number and what it counts: 四点要求, 三个方面的意见."""
