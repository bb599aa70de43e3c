"""The words of `rpg_game`: jobs, what advertisers say, and the finished three-column table."""

JOB_STATEMENTS = [
    "Stay in touch with friends",
    "Measure oneself against friends",
    "Belong to a group that counts on one",
    "Calm down after something tiring",
    "Fill a short wait",
    "Have a moment to oneself",
    "Get better at something hard",
    "Solve what others could not solve",
    "See one's own progress",
    "Be somewhere else for a while",
    "Live through a story",
    "Be somebody one is not in daily life",
]

ADVERTISERS = ["men from 16 to 24", "people with a job and little time", "parents", "people who read fantasy"]
HELP = {  # what advertisers do for the game, and what the game is to do for them
    "given": [
        "pays for each week in which a sign is shown",
        "gives prizes for the winners of an evening",
        "tells its own customers of the game",
        "lends its figures for a new chapter",
    ],
    "wanted": [
        "be seen in the evening, when people have time",
        "be remembered at the next purchase",
        "bring people into the shop at the weekend",
        "hear which of two slogans people prefer",
    ],
}

_CONNECT = "Connect with friends and challenge them"
_CALM = "Come to rest in a short while"
_MASTER = "Master something hard"
_ESCAPE = "Be somewhere else for an evening"
_REACH = "Reach people who have time"
_BUILD = "Bring out a game with less risk"
_TOGETHER = "Play together"
_STOP = "Begin and stop at any moment"
_FAIR = "A way up that is earned"
_WORLD = "A world with a story of its own"
_PLACES = "Places that players look at gladly"
_READY = "A structure that has been tried"

THREE_COLUMN = [  # who, job, need, group, value proposition, from the loop, helps us as well
    (
        "Young men at school or college",
        "stay in touch with friends and measure themselves against them",
        "meet in the game as a group, at an hour that suits all",
        _CONNECT,
        _TOGETHER,
        0,
        0,
    ),
    (
        "Friends who moved to different towns",
        "keep doing something together every week",
        "hear each other, and have a goal that takes all of them",
        _CONNECT,
        _TOGETHER,
        1,
        0,
    ),
    (
        "New colleagues of one team",
        "find out what the others are like",
        "take part from the first evening without having practised",
        _CONNECT,
        _TOGETHER,
        1,
        0,
    ),
    (
        "Young professionals",
        "get rid of the tension between two appointments",
        "go on after a week exactly where they stopped",
        _CALM,
        _STOP,
        0,
        0,
    ),
    (
        "Commuters",
        "make a dull quarter of an hour pass",
        "play in short pieces, with one hand, without a network",
        _CALM,
        _STOP,
        0,
        0,
    ),
    (
        "Parents of small children",
        "have ten minutes that belong to nobody else",
        "be called away at any second and lose nothing",
        _CALM,
        _STOP,
        1,
        0,
    ),
    (
        "Nurses after a night shift",
        "let go of what the night was like",
        "quiet scenes that end soon",
        _CALM,
        _STOP,
        1,
        0,
    ),
    (
        "People who used to play chess",
        "become good at something difficult again",
        "opponents who are as strong as they are",
        _MASTER,
        _FAIR,
        0,
        0,
    ),
    (
        "Pensioners who train their memory",
        "prove to themselves that they still learn",
        "riddles that become harder as they improve",
        _MASTER,
        _FAIR,
        1,
        0,
    ),
    (
        "Readers of fantasy novels",
        "forget the day in another life",
        "people and places that remember what one did",
        _ESCAPE,
        _WORLD,
        0,
        0,
    ),
    (
        "People who are ill at home for weeks",
        "be out of the room for some hours",
        "a path that can be walked slowly and alone",
        _ESCAPE,
        _WORLD,
        1,
        0,
    ),
    (
        "Advertisers of drinks and snacks",
        "be noticed by people in a good mood",
        "signs that fit the scene and annoy nobody",
        _REACH,
        _PLACES,
        0,
        1,
    ),
    (
        "Cinemas that show fantasy films",
        "fill the seats of the first weekend",
        "a word to the right players at the right time",
        _REACH,
        _PLACES,
        1,
        1,
    ),
    (
        "People who film themselves playing",
        "keep viewers who could leave at any time",
        "scenes that are worth watching for those who do not play",
        _REACH,
        _PLACES,
        1,
        1,
    ),
    (
        "Other game companies",
        "bring out a game without inventing its structure",
        "rules and maps under a licence, with somebody who explains them",
        _BUILD,
        _READY,
        0,
        0,
    ),
    (
        "Publishers of school books",
        "keep pupils practising of their own accord",
        "a frame into which their own tasks fit",
        _BUILD,
        _READY,
        1,
        0,
    ),
]
