"""Codes: every kind of mistake that the program knows, with its words.

In: the code of a Problem. Out: its severity and its English words, whose blanks are filled with
the problem's values; `catalogues` translates them. To add one, add a line in its alphabetical
place and its Chinese in locale/zh.po. Known here alone: the words for the people who write.
"""

from typing import Literal

from msgspec import Struct

from generator.errors import Problem


class Code(Struct, frozen=True):
    """One kind of mistake."""

    message: str
    """What is wrong, in one sentence with {blanks}."""
    hint: str
    """What to do, in a sentence or two with {blanks}; after "Did you mean" where a name is near."""
    why: str
    """What the reader of the manual should know about it, in one sentence."""
    severity: Literal["error", "warning"] = "error"
    """An error keeps the site from being built; a warning does so only under `--strict`."""


CODES: dict[str, Code] = {
    "address-blank-empty": Code(
        "The addresses of this site contain “{blank}”, which this bulletin does not say.",
        "Add `{key}:`, or give the whole address after `address:`.",
        "The pattern in site.yaml makes every bulletin's address, so each must fill its blanks.",
    ),
    "address-collision": Code(
        "The address {address} belongs to {other} already.",
        "Give one of the two another folder name, or a `slug:` of its own.",
        "Two texts with one address would silently replace each other.",
    ),
    "address-pattern-wrong": Code(
        "“{pattern}” isn't a pattern for addresses.",
        "It begins with “/”, ends with “/” or an ending such as .html, and may contain these "
        "blanks: {blanks}.",
        "The pattern makes the address of every bulletin, so a mistake in it breaks all of them.",
    ),
    "address-unsafe": Code(
        "“{address}” can't be an address.",
        "An address begins with “/” and has letters, digits, “-”, “_” and “.” between its slashes, "
        "never “..”.",
        "An address becomes a file name in the output, and must not lead out of it.",
    ),
    "alert-reversed": Code(
        "This notice would end, {until}, before it begins, {since}.",
        "Correct one of the two. For `since` a day alone counts from its beginning, for `until` to "
        "its end.",
        "A notice that ends before it begins would never be seen.",
    ),
    "alias-collision": Code(
        "The old address {alias} belongs to {other} already.",
        "Remove it here or there: an address can lead to one place only.",
        "A redirect must never replace a page, nor lead to two places.",
    ),
    "alias-unsafe": Code(
        "“{alias}” can't be an old address.",
        "Write the path alone, beginning with “/”, such as /2019/old-name.html.",
        "An old address becomes a file name in the output, and must not lead out of it.",
    ),
    "attachment-not-a-file": Code(
        "The attachment “{href}” isn't a file beside this bulletin.",
        "Put the file beside the text and write its name, such as form.pdf.",
        "What is listed as an attachment is published with the bulletin, and its size is told.",
    ),
    "base-url-wrong": Code(
        "“{url}” isn't the address of a website.",
        "Write the whole address, such as https://www.example.org/.",
        "Feeds, sitemaps and metadata need the site's full public address.",
    ),
    "binary-file": Code(
        "This isn't a text file: it contains bytes that no text has.",
        "If it is a word processor's document, save it as plain text (UTF-8); if it is a picture, "
        "it needs its own ending, such as .jpg.",
        "A word processor's document or a picture under a text's name can't be read.",
    ),
    "bracket-text-after": Code(
        "The text goes on after its closing bracket.",
        "If the brackets belong to the text, put the whole text in quotes, as in "
        "title: '[Plan] for 2022'.",
        "In YAML, a value that begins with “[” or “{” is a list or a mapping.",
    ),
    "bracket-unclosed": Code(
        "A bracket is opened here and not closed as it should be.",
        "Close it with “]” or “}}”, put commas between the values, and put a value that has "
        "brackets of its own in quotes.",
        "In YAML, a value that begins with “[” or “{” is a list or a mapping.",
    ),
    "captions-backwards": Code(
        "These captions have one that ends before it begins.",
        "Correct its times: the first is when it appears, the second when it goes.",
        "Browsers leave such a caption out without a word.",
    ),
    "captions-no-head": Code(
        "These captions don't begin with the line WEBVTT.",
        "Write WEBVTT as the first line and leave the second one empty; or save the captions "
        "as SubRip (.srt), which the program turns into WebVTT.",
        "Browsers show no captions of a file that doesn't begin so (W3C, WebVTT).",
    ),
    "captions-no-times": Code(
        "These captions can't be read, or not all of them.",
        "Each needs a line such as 00:00:05.000 --> 00:00:08.000, with its words on the next. "
        "Open the file in a program for captions and save it again as WebVTT or SubRip.",
        "A caption whose times can't be read is not shown, and readers who can't hear miss it.",
    ),
    "catalogue-unreadable": Code(
        "These translations can't be read: {words}",
        "Save the file as UTF-8, as an editor for .po files such as Poedit does.",
        "Words that can't be read would be missing on every page.",
    ),
    "choice-unknown": Code(
        "“{found}” isn't one of the words that are allowed here.",
        "The words allowed are: {allowed}.",
        "Some keys know only certain words, so that lists and labels stay the same everywhere.",
    ),
    "colon-missing": Code(
        "This line has no colon between a key and a value.",
        "Write “key: value”; where a text goes on over several lines, its further lines are "
        "indented.",
        "Front matter consists of keys with values.",
    ),
    "colon-no-space": Code(
        "There is no space after the colon of “{key}”.",
        "Write “{key}: ” and then the value.",
        "YAML takes a colon for the end of a key only where a space follows.",
    ),
    "colour-faint": Code(
        "With {colour} the contrast with {other} ({other_colour}) is only {ratio} to 1.",
        "Words need at least 4.5 to 1, in colour and in grey, as on days of mourning "
        "(WCAG 2.2, 1.4.3).",
        "Readers with poor eyesight could not read words that hardly stand out from their ground.",
    ),
    "colour-unreadable": Code(
        "“{found}” isn't a colour in the form that is needed here.",
        'Write it in quotation marks, with # and six digits from 0 to 9 and a to f: "#a8201f".',
        "A colour is put into the style sheet, and its contrast is worked out.",
    ),
    "column-ambiguous": Code(
        "“{name}” may mean several columns: {candidates}.",
        "Write the id of the one that is meant.",
        "A name that two columns share doesn't say which one is meant.",
    ),
    "column-blank": Code(
        "The column “{column}” has no bulletin.",
        "Publish one in it, or remove the column from site.yaml until there is something to show.",
        "The inspection of government websites counts blank columns against a site "
        "(国办秘函〔2019〕19号).",
        "warning",
    ),
    "column-missing": Code(
        "This bulletin isn't in any column.",
        "Add `column:` with one of the columns of site.yaml, or a default in site.yaml.",
        "Every bulletin is in one column of the site, where readers look for it.",
    ),
    "column-tags-missing": Code(
        "The page tags need {missing} of the column “{column}”.",
        "Write them beside its `id` in site.yaml, such as `type: 工作动态`.",
        "Whoever inspects government sites counts missing tags against them (国办发〔2017〕47号).",
        "warning",
    ),
    "column-unknown": Code(
        "site.yaml has no column “{name}”.",
        "Use the id or the name of a column of content/site.yaml, or add the column there.",
        "A bulletin in a column that doesn't exist would be in no list.",
    ),
    "comma-between-titles": Code(
        "The pause mark “{found}” is not needed between two titles or quotations.",
        "Leave it out, as in 《刑法》《刑事诉讼法》.",
        "GB/T 15834-2011, 4.5.3.5: there is usually no pause mark between titles or "
        "quotations that stand side by side.",
        severity="warning",
    ),
    "control-character": Code(
        "There is an invisible character ({character}) that no text may contain.",
        "Delete it; it often comes along when text is copied from another program.",
        "Control characters are invisible, and YAML, XML and HTML forbid them.",
    ),
    "cover-not-a-file": Code(
        "The cover “{href}” isn't a picture beside this bulletin.",
        "Put the picture's file beside the text and write its name, such as room.jpg.",
        "A cover is a picture of our own, so that no page loads anything from other hosts.",
    ),
    "cover-without-alt": Code(
        "The cover says nothing to those who can't see it.",
        "Add `alt:` with what it shows, in a sentence; or `decorative: true` if that is nothing.",
        "A screen reader reads these words out; else it can only say that there is a picture.",
    ),
    "dash-form": Code(
        "“{found}” is no dash of a Chinese text.",
        "Write ——, which is as wide as two characters.",
        "GB/T 15834-2011, 4.10: the Chinese dash is one line of two characters' width.",
        severity="warning",
    ),
    "dash-no-space": Code(
        "There is no space after the dash.",
        "Write “- ” and then the value.",
        "YAML takes a dash for the beginning of a list's item only where a space follows.",
    ),
    "date-impossible": Code(
        "{found} isn't a day of the calendar.",
        "Check the month and the day.",
        "A date that doesn't exist can't be put in order with the others.",
    ),
    "date-mixed": Code(
        "The date “{found}” mixes Arabic and Chinese numerals.",
        "Write the whole date in one of the two, as in 2022年5月26日 or 二〇二二年五月二十六日.",
        "GB/T 15835-2011: numbers of one kind are written in one form, and a date above all.",
        severity="warning",
    ),
    "date-unreadable": Code(
        "“{found}” can't be read as a date.",
        "Write the day as 2022-05-26 or 2022年5月26日; a time may follow, as in 2022-05-26 09:00.",
        "Dates are written one way, so that nobody has to guess which number is the month.",
    ),
    "days-reversed": Code(
        "The last day, {last}, comes before the first, {first}.",
        "Write the earlier day first: {last}/{first}.",
        "An interval runs from its first day to its last.",
    ),
    "days-unreadable": Code(
        "“{found}” can't be read as a day or as several days.",
        "Write one day, as in 2022-02-09, or the first and the last with a slash between, "
        "as in 2022-02-09/2022-02-11; no times.",
        "A meeting's date is a day, or an interval of days.",
    ),
    "dead-address": Code(
        "The link “{href}” leads to an address that no page has.",
        "Better link to the source file, as in ../other/index.md: such a link follows the page "
        "when its address changes.",
        "A dead link on a public site is a mistake that readers meet.",
    ),
    "dead-anchor": Code(
        "{target} has no heading or anchor “#{anchor}”.",
        "Use the id of one of its headings, or link to the page as a whole.",
        "A link to a heading that doesn't exist leads readers to the top of the page.",
    ),
    "dead-link": Code(
        "The link “{href}” leads to {target}, which doesn't exist.",
        "Check the name: links are written from this file's folder, as in ../other/index.md or "
        "room.jpg.",
        "A dead link on a public site is a mistake that readers meet.",
    ),
    "department-ambiguous": Code(
        "“{name}” may mean several departments: {candidates}.",
        "Write the id of the one that is meant.",
        "A name that two departments share doesn't say which one is meant.",
    ),
    "department-unknown": Code(
        "The office has no department “{name}”.",
        "Use an id or a name of the office's departments in content/organizations.yaml, or add it "
        "there.",
        "Departments are departments of one office; organizations.yaml says which ones it has.",
    ),
    "disk-full": Code(
        "The disk is full.",
        "Free some space, and build again. Of what stood here before, nothing was lost.",
        "A file is never replaced by half of one, so the old site stands.",
    ),
    "disk-not-writable": Code(
        "This may not be written ({words}).",
        "Ask whoever looks after this computer for the right to write here, or choose another "
        "folder with --output.",
        "The site and what the program remembers of it have to be written somewhere.",
    ),
    "disk-trouble": Code(
        "The system could not do what was asked of it here ({words}).",
        "Build again. If it goes wrong again, look at what is at this place, and whether the disk "
        "is sound.",
        "A disk, a network drive or another program got in the way.",
    ),
    "document-has-changes": Code(
        "The document {file} still holds tracked changes: {n}.",
        "Open it, accept or reject all changes, and save it. Better still, publish it as PDF.",
        "Whoever opens the document can read what was struck out, and who did it.",
        "warning",
    ),
    "document-has-comments": Code(
        "The document {file} still holds comments: {n}.",
        "Open it, delete all comments, and save it. Better still, publish it as PDF.",
        "Comments are meant for colleagues, and everybody who opens the document can read them.",
        "warning",
    ),
    "document-names": Code(
        "The properties of {file} name: {names}.",
        "If the public need not know, remove it: in Word under File, Info, Inspect Document; "
        "in WPS under File, Properties. Then save the document or export it as PDF again. The "
        "name of an office of this site is no problem.",
        "Programs write their user's name into every document, and it goes out with it.",
        "warning",
    ),
    "document-title": Code(
        "In its properties, {file} has the title “{title}”.",
        "Write the title that readers shall see into the document's properties, or none, and "
        "save or export it again.",
        "Browsers show this title in place of the file's name, and search engines list it; "
        "often it is that of an older draft.",
        "warning",
    ),
    "document-unreadable": Code(
        "The document {file} is damaged, or locked with a password.",
        "Open it yourself; save it anew without a password.",
        "What can't be opened here can't be opened by readers, and nobody can tell what it "
        "discloses.",
        "warning",
    ),
    "ellipsis-form": Code(
        "“{found}” is no ellipsis of a Chinese text.",
        "Write ……, six dots that are as wide as two characters.",
        "GB/T 15834-2011, 4.11: the Chinese ellipsis is six dots of two characters' width.",
        severity="warning",
    ),
    "emblem-height": Code(
        "An emblem can't be {size} pixels high.",
        "Choose a height from {least} to {most}.",
        "A lower emblem can't be made out, and a higher one pushes the news off small screens.",
    ),
    "emblem-missing": Code(
        "There is no file {src} in content/static.",
        "Put the picture there, or correct its path after `src:`.",
        "The emblem stands on every page, so a missing one would be missing on all of them.",
    ),
    "emblem-no-picture": Code(
        "{src} isn't a picture.",
        "An emblem is an SVG, PNG, WebP or JPEG file.",
        "Browsers show nothing in the place of another file.",
    ),
    "encoding-gb18030": Code(
        "This file is in the encoding GB18030 (GBK, ANSI), not in UTF-8.",
        "Open it in an editor and save it as UTF-8: in Notepad, “Save as” and “Encoding: UTF-8”.",
        "All texts are UTF-8, so that no character can be mistaken for another.",
    ),
    "encoding-unknown": Code(
        "There is a byte here ({byte}) that can't be read as UTF-8.",
        "Open the file in an editor and save it as UTF-8; the character here may have to be typed "
        "again.",
        "All texts are UTF-8, so that no character can be mistaken for another.",
    ),
    "encoding-utf16": Code(
        "This file is in the encoding UTF-16 (“Unicode”), not in UTF-8.",
        "Open it in an editor and save it as UTF-8: in Notepad, “Save as” and “Encoding: UTF-8”.",
        "All texts are UTF-8, so that no character can be mistaken for another.",
    ),
    "enumeration-mark": Code(
        "“{found}” begins an item with the wrong mark.",
        "Write “{right}”.",
        "GB/T 15834-2011, B.3: 一 is followed by 、 and 1 by a full stop, and nothing follows "
        "the bracket of （一）.",
        severity="warning",
    ),
    "escape-unknown": Code(
        "A backslash in a double-quoted text can't be followed by this character.",
        "Put the text in single quotes, where a backslash is only a backslash.",
        "Within double quotes YAML takes a backslash for the beginning of a special character.",
    ),
    "expires-before-published": Code(
        "This bulletin expires on {expires}, before it is published on {date}.",
        "Check both dates: `expires` is when its text is taken away, `date` when it was published.",
        "A bulletin that is gone before it appears is never seen.",
    ),
    "file-in-no-place": Code(
        "This file has no place in a site.",
        "Bulletins belong in content/posts, pages in content/pages, files that are copied as they "
        "are in content/static.",
        "A file in no known place would silently be left out.",
        "warning",
    ),
    "file-language-unknown": Code(
        "The file's name ends in “{lang}”, which isn't a language of this site.",
        "The languages of site.yaml are: {known}. Rename the file, or add the language there.",
        "A language that the site doesn't have would have no home page and no lists.",
    ),
    "file-too-big": Code(
        "This text has {size} MB; the most that is read is {most} MB.",
        "Perhaps a picture or a table was pasted into it: put it into a file of its own beside it.",
        "A text of that size is always an accident, and would slow everyone down.",
    ),
    "film-without-captions": Code(
        "The film {file} has no captions.",
        "Put them beside it as {stem}.vtt or {stem}.srt; in another language as {stem}.zh.vtt.",
        "People who can't hear, or have the sound off, get nothing of what is said (WCAG 2.2, "
        "1.2.2). A film without sound needs none.",
        "warning",
    ),
    "follow-itself": Code(
        "This bulletin says that it follows up on itself, “{name}”.",
        "Name the earlier bulletin, or take the line out.",
        "What reports on something further can't be what it reports on.",
    ),
    "follow-requirement-unknown": Code(
        "The bulletin “{name}” has no requirement “{requirement}”.",
        "Write its number or its heading. It has: {known}.",
        "Readers are led from a requirement to what became of it, so it has to be there.",
    ),
    "follow-unknown": Code(
        "There is no published bulletin “{name}” to follow up on.",
        "Write its id, or its source path below content/posts, such as 2022/second-department.",
        "Its page will say what reports on it, so it has to be there.",
    ),
    "follow-withheld": Code(
        "The bulletin “{name}”, on which this one reports, isn't published now.",
        "Publish it first, or take the line out: it may be a draft, or its time hasn't come.",
        "Naming it would give away that there is a text which isn't public.",
    ),
    "footer-line-incomplete": Code(
        "This line of the footer has no `{key}`.",
        "Say both what it is (`kind` or `label`) and what it says (`text`).",
        "A label without words, or words without a label, tell readers nothing.",
    ),
    "format-wrong": Code(
        "“{found}” isn't in the form that is needed here.",
        "Write a year, a month or a day: 2021, 2021-03 or 2021-03-15.",
        "Values of a fixed form are compared and put in order.",
    ),
    "front-matter-dashes": Code(
        "“{found}” isn't the line that opens front matter.",
        "Write exactly three hyphens, ---, from the beginning of the line and with nothing else "
        "on it.",
        "Word processors like to turn hyphens into dashes, which look alike and mean nothing.",
    ),
    "front-matter-missing": Code(
        "The file doesn't begin with front matter.",
        "Put a line of three hyphens, ---, then `title:` and `date:`, then another line of ---, "
        "above the text.",
        "Front matter says what a text is called and when it was published.",
    ),
    "front-matter-toml": Code(
        "This front matter is TOML (+++); only YAML (---) is read here.",
        "Replace both lines of +++ by ---, and write “key: value” instead of “key = value”.",
        "One notation is enough to learn.",
    ),
    "front-matter-too-big": Code(
        "This front matter is longer than {most} KB.",
        "Most likely the line of --- that closes it is missing: put it above the text.",
        "Front matter is a few lines; the text stands below it.",
    ),
    "front-matter-unclosed": Code(
        "The front matter that is opened here is never closed.",
        "Put a line of three hyphens, ---, between the front matter and the text.",
        "Without the closing line there is no telling where the text begins.",
    ),
    "full-width-colon": Code(
        "“{key}” is followed by a full-width colon “：”.",
        "Write a plain colon and a space: “{key}: ”.",
        "YAML knows only the plain colon “:”; the Chinese one only looks like it.",
    ),
    "future-as-past": Code(
        "The text tells as done what lies on {date}, and it was published on {published}.",
        "Check both dates; or say that it is still to come.",
        "A report can't know what happened after its publication: one of the two dates is wrong.",
        severity="warning",
    ),
    "headline-unknown": Code(
        "There is no published bulletin “{headline}” to lead the home page.",
        "Write a bulletin's source path below content/, such as posts/2022/a/index.md, or its id.",
        "The bulletin may be a draft, withheld for a while, or renamed.",
    ),
    "held-after-published": Code(
        "The meeting was held on {held}, after its bulletin was published on {date}.",
        "Check both dates: `date` is when the bulletin was published, `held` when people met.",
        "A report can't be published before what it reports has happened.",
    ),
    "held-contradicted": Code(
        "The text says that the meeting was held on {date}, the front matter {held}.",
        "Check which is right, and correct the other.",
        "The page shows both dates, and lists and calendars go by the one in the front matter.",
        severity="warning",
    ),
    "home-missing": Code(
        "The home page is switched off, and no page of your own stands at {address}.",
        "Write {page}, or take `home: false` out.",
        "Every page leads home, so there has to be something.",
    ),
    "id-twice": Code(
        "The id “{id}” is given twice in this file.",
        "Give each entry an id of its own.",
        "Ids tell entries apart, and make their addresses.",
    ),
    "id-unsafe": Code(
        "“{id}” can't be an id.",
        "Use letters, digits and hyphens, as in second-department.",
        "An id becomes part of addresses and of file names.",
    ),
    "import-bot-wall": Code(
        "This is a page that keeps programs out, no bulletin: “{words}”.",
        "Open the page in a browser, wait until the text is there, and save it anew or copy "
        "the text.",
        "Some sites answer a download with a check for browsers; what was saved then is that "
        "check.",
    ),
    "import-count-differs": Code(
        "“{words}” announces {announced}, and the text goes on to list {found}.",
        "Compare the list with the source: one may be missing there, or two ran into one.",
        "What is announced and what follows is counted, since a lost item is easily overlooked.",
        severity="warning",
    ),
    "import-empty": Code(
        "There is no text in this file.",
        "Look at it in the program that made it, and save it again.",
        "A bulletin needs words; nothing is made up for one that has none.",
    ),
    "import-encoding-unknown": Code(
        "The bytes of this file are no text in any encoding that is known.",
        "Open it in the program that made it, and save it as UTF-8.",
        "Texts are read as UTF-8, UTF-16, GB18030 and Windows’ Western encoding.",
    ),
    "import-file-away": Code(
        "The file {url}, which the text links to, doesn't lie where it could be found.",
        "Put it beside the bulletin, and link to its name.",
        "Files are looked for beside the text and in the folders that become the root of the "
        "old site.",
        severity="warning",
    ),
    "import-folder-listing": Code(
        "This is a server’s list of a folder, no bulletin: “{words}”.",
        "Import the files that it lists, one by one or as a folder.",
        "A server that finds no page in a folder often lists its files instead.",
    ),
    "import-index-page": Code(
        "This is a list of headlines, no bulletin: {entries} of its {lines} lines are "
        "headlines with dates or links.",
        "Open the bulletins that it lists, and import those.",
        "A page that lists bulletins would become a bulletin without any news in it.",
    ),
    "import-kind-unknown": Code(
        "Files of this kind ({ending}) can’t be imported.",
        "These can: {known}. Save it as one of them, or copy its text into a .txt file.",
        "Each kind of file needs a reader of its own.",
    ),
    "import-language-unknown": Code(
        "The language of this text ({lang}) is none of this site’s: {known}.",
        "Add the language to `languages:` of site.yaml, or translate the text first.",
        "Every bulletin stands among the texts of its own language.",
    ),
    "import-link-within": Code(
        "A link to another text of the old site was left out, its words kept: {code}.",
        "Link to the bulletin as it stands here now, by its file: ../other/index.md",
        "Where the other text now stands isn't known while this one is imported.",
        severity="warning",
    ),
    "import-matter-broken": Code(
        "What stands above this text can't be read: {words}.",
        "Correct the line in the old file, and import it again.",
        "Half of the front matter would say something else than the whole.",
    ),
    "import-no-text": Code(
        "There is a headline here and no text below it.",
        "Look whether the rest was left behind when it was copied.",
        "A headline alone is no bulletin.",
    ),
    "import-not-found": Code(
        "This is the page of an error, no bulletin: “{words}”.",
        "Look for the text at another address, or in the office’s own files.",
        "What a site answers for a page that is gone looks like a page, and has no news in it.",
    ),
    "import-package-missing": Code(
        "Files of this kind need the package {package}, which isn’t installed.",
        'Install what importing needs: pip install "bulletin[import]"',
        "Only plain text and Markdown are read without further packages.",
    ),
    "import-page-kind": Code(
        "This is a standing page or a list of the old site ({kind}), and no bulletin.",
        "Copy what is still true into content/pages by hand; lists are made by themselves.",
        "Only what was news on one day becomes a bulletin.",
    ),
    "import-person-unclear": Code(
        "“{name}” may be any of these: {candidates}.",
        "Say in the file which of them it is.",
        "Where two people of a text share a surname, nobody is chosen for the writer.",
        severity="warning",
    ),
    "import-picture-away": Code(
        "The picture {url} doesn't lie where it could be found.",
        "Put it beside the bulletin, and write its name.",
        "Nothing is fetched from the network, and a bulletin shows no pictures from other sites.",
        severity="warning",
    ),
    "import-published-late": Code(
        "It was published on {published}, {days} days after the meeting.",
        "Look whether that is the day on which it was published, or the day on which the page "
        "was moved or copied.",
        "A bulletin rarely comes a month after its meeting, and websites that move print the "
        "day of the move.",
        severity="warning",
    ),
    "import-shortcode": Code(
        "Something for the old site's templates can't be said in Markdown, and was left out: "
        "“{code}”.",
        "Look what it showed on the old site, and write that.",
        "Left as it is, it would be shown to readers letter by letter.",
        severity="warning",
    ),
    "import-title-known": Code(
        "{file} has this headline already, with another text.",
        "Compare the two: correct the old one, or give this one a headline of its own.",
        "Two bulletins of one headline are often two versions of one text.",
        severity="warning",
    ),
    "import-unfit": Code(
        "No file could be made of this that `bulletin check` accepts, not even as a draft.",
        "The problems below say why.",
        "What is imported must never keep the rest of the site from being published.",
    ),
    "import-unreadable": Code(
        "This file can’t be read: {words}.",
        "Open it in the program that made it, and save it anew.",
        "A file that is damaged, or is not what its ending says, is left aside; the others "
        "are imported.",
    ),
    "import-web-file": Code(
        "A file that the page links to doesn't lie beside it: {url}.",
        "Download it, put it beside the bulletin, and link to its name.",
        "Nothing is fetched from the network: what an old site gives away may be gone, or be "
        "another file.",
        severity="warning",
    ),
    "import-web-frames": Code(
        "This page only holds frames; the text is in other files.",
        "Import the file that is shown in its main frame.",
        "Pages of the years around 2000 were put together from several.",
    ),
    "import-web-outside": Code(
        "Sentences that stand elsewhere on the page were left out: {count}, such as “{words}”.",
        "Read them in the list of what was left out, and copy what belongs to the text.",
        "Where an article ends on a page is a guess, so whatever stands around it is named.",
        severity="warning",
    ),
    "import-web-picture": Code(
        "A picture of the page doesn't lie beside it: {url}.",
        "Save the page with the browser as “Webpage, Complete”, or put the picture beside the"
        " bulletin.",
        "Nothing is fetched from the network, and a bulletin shows no pictures from other sites.",
        severity="warning",
    ),
    "import-web-player": Code(
        "The page plays or shows something from elsewhere, which was left out: {url}.",
        "Put the recording beside the bulletin, or link to it.",
        "A bulletin loads nothing from other sites, since that would tell them who reads it.",
        severity="warning",
    ),
    "import-word-boxes": Code(
        "Text boxes, whose text now stands below the paragraph that each belongs to: {count}.",
        "Look whether it stands where it should, and move it.",
        "A text box floats beside the text, and a web page has one column.",
        severity="warning",
    ),
    "import-word-comments": Code(
        "Comments in the margin of this document were left out: {count}.",
        "Read them in the list of what was left out; whatever they ask for has to be done in "
        "the text.",
        "Comments are written for colleagues, and must never be published.",
        severity="warning",
    ),
    "import-word-damaged": Code(
        "This isn't a Word document that can be read: it is damaged, or only its name says .docx.",
        "Open it in Word or WPS, and save it anew as a Word document (.docx).",
        "A document is an archive of several parts, and a transfer that broke off loses some "
        "of them.",
    ),
    "import-word-drawings": Code(
        "Charts, diagrams, formulas or embedded files, of which at most the words could be "
        "kept: {count}.",
        "Save each as a picture, and put the pictures into the text; of a formula check the words.",
        "Word draws these itself, and no browser can.",
        severity="warning",
    ),
    "import-word-hidden": Code(
        "Hidden text, or a table of contents, was left out: {count}.",
        "Read it in the list of what was left out; make it visible in Word if it belongs to "
        "the text.",
        "What Word doesn't show was not meant to be published, and a page makes its own contents.",
        severity="warning",
    ),
    "import-word-linked": Code(
        "Pictures that this document only links to, or has lost, were left out: {count}.",
        "Put them beside the bulletin as JPEG or PNG, and into the text.",
        "Only pictures within a document travel with it.",
        severity="warning",
    ),
    "import-word-locked": Code(
        "This document is protected by a password.",
        "Open it with the password, take the protection off (File, Info, Protect), and save it.",
        "Nobody can read an encrypted document without its password, and it is never asked "
        "for here.",
    ),
    "import-word-lost": Code(
        "Paragraphs of this document that could not be brought over: {count}.",
        "They stand in the list of what was left out: copy them into the text by hand.",
        "After each conversion the words are compared with the document, so that none goes "
        "unnoticed.",
        severity="warning",
    ),
    "import-word-old": Code(
        "This is a document of an old kind (.doc, .wps), not of Word's present one.",
        "Open it in Word or WPS, and save it as a Word document (.docx).",
        "The old format is Word's own secret; every Word and WPS since 2007 can turn it into "
        "the new.",
    ),
    "import-word-other": Code(
        "This is {kind}, and no Word document.",
        "Open it in the program that it is for, and save its text as a Word document (.docx) "
        "or as .txt.",
        "A file is read as what its first bytes say that it is.",
    ),
    "import-word-pictures": Code(
        "Pictures of a kind that no browser shows ({kind}) were left out: {count}.",
        "Right-click each in Word, save it as PNG or JPEG, and put it into the text.",
        "Word keeps drawings and scans in formats of its own.",
        severity="warning",
    ),
    "import-word-too-big": Code(
        "This document has {size} MB when it is unpacked, and at most {most} MB are read.",
        "Compress its pictures in Word (Picture Format, Compress Pictures), and save it.",
        "A small archive can unpack to more than a computer holds.",
    ),
    "import-word-tracked": Code(
        "Changes in this document that nobody has accepted or rejected: {count}. They were "
        "taken as accepted.",
        "Compare the text with the document. Better: accept or reject them all in Word, and "
        "import again.",
        "A document under revision has two texts in it, and only one may be published.",
        severity="warning",
    ),
    "indent-uneven": Code(
        "This line doesn't line up with the lines above it.",
        "Keys that belong together begin in the same column; what belongs to a key is indented by "
        "two spaces more; list items begin with “- ”.",
        "YAML reads from the indentation what belongs to what.",
    ),
    "key-belongs-inside": Code(
        "“{key}” belongs inside `{parent}:`, not beside it.",
        "Move the line below `{parent}:` and indent it by two spaces.",
        "Some keys describe one thing, such as the meeting, and stand below its key.",
    ),
    "key-belongs-outside": Code(
        "“{key}” belongs at the left margin, not inside `{parent}:`.",
        "Remove the spaces before it, and move it below the lines that belong to `{parent}:`.",
        "The indentation says what a key belongs to.",
    ),
    "key-missing": Code(
        "`{key}:` is missing.",
        "Add a line `{key}:` with its value; `{zh}:` is understood as well.",
        "Without this key there is something that no page can do without.",
    ),
    "key-not-text": Code(
        "A list or mapping stands where a key should be.",
        "Write “key: value”; if the line begins with a bracket or a question mark, put it in "
        "quotes.",
        "Keys are words.",
    ),
    "key-twice": Code(
        "“{key}” was given already, as “{first}” in line {line}.",
        "Keep one of the two.",
        "Of a key that is given twice one value would silently be lost.",
    ),
    "key-unknown": Code(
        "“{key}” isn't a key that is known here.",
        "Known here are: {known}.",
        "An unknown key is nearly always a typing mistake; a site's own data go below `extra:`.",
    ),
    "language-twice": Code(
        "The language “{lang}” is given twice.",
        "Name each language once; large and small letters make no difference.",
        "Two languages of one name would have one home page.",
    ),
    "language-unknown": Code(
        "“{lang}” isn't a language that is known.",
        "Write a language tag such as en, zh or zh-Hant.",
        "The language decides how dates are written and which words the pages use.",
    ),
    "languages-missing": Code(
        "The site has no language.",
        "Name at least one, as in `languages: [zh]`.",
        "The first language is the one at the root of the site.",
    ),
    "leader-without-office": Code(
        "“{found}” is named here first, without an office.",
        "Say at the first mention what they are: {title}.",
        "Readers don't know the officials; a title at first mention is what every newspaper "
        "asks for.",
        severity="warning",
    ),
    "limit-too-low": Code(
        "No text can keep to a limit of {limit}.",
        "Write a number of at least 1; a rule that is not wanted is switched off below `rules:`.",
        "A limit that nothing keeps to would find fault with every bulletin.",
    ),
    "link-climbs-out": Code(
        "The link “{href}” leads out of the folder content/.",
        "Link only to files of the site; put the file beside the text if it is to be published.",
        "What lies outside content/ isn't published.",
    ),
    "link-malformed": Code(
        "“{href}” isn't an address.",
        "Check it for brackets and spaces that don't belong to it.",
        "No browser can follow it.",
    ),
    "link-to-withheld": Code(
        "The link “{href}” leads to {target}, which isn't published now.",
        "Remove the link, or publish the other text: it may be a draft, or its time hasn't come "
        "or is over.",
        "A link would give away that there is a text which isn't public.",
    ),
    "list-expected": Code(
        "`{key}:` needs a list.",
        "Put each item on a line of its own, indented and with “- ” before it.",
        "Where there may be several things, YAML needs a list.",
    ),
    "mapping-expected": Code(
        "`{key}:` needs keys of its own below it.",
        "Put each on a line of its own below `{key}:`, indented by two spaces: {keys}.",
        "Some things, such as a meeting or a cover, consist of several values.",
    ),
    "markdown-too-deep": Code(
        "Quotes or lists are nested too deeply in this text.",
        "Look for a line that begins with very many “>” or “-”.",
        "Nobody writes that on purpose, and a program could be brought down with it.",
    ),
    "menu-entry-empty": Code(
        "This menu entry leads nowhere.",
        "Give it one of `column:`, `page:`, `kind:` or `url:`.",
        "An entry of a menu is a link.",
    ),
    "menu-target-unknown": Code(
        "This menu entry leads to “{name}”, which doesn't exist.",
        "Write a column's id after `column:`, or the path of a page below content/pages after "
        "`page:`.",
        "A menu stands on every page, and its links with it.",
    ),
    "name-too-long": Code(
        "The name “{name}” is {bytes} bytes long; no disk takes more than 255.",
        "Give the file, tag or entry a shorter name; a Chinese character counts three bytes.",
        "A file of that name could not be written, and the whole build would fail.",
    ),
    "number-expected": Code(
        "“{found}” isn't a whole number.",
        "Write it in digits, as in 3.",
        "This value is counted or put in order.",
    ),
    "office-name-varies": Code(
        "One office is written in several ways: {words}.",
        "Write it in one way throughout: “{first}”.",
        "Readers take two names for two offices; a short name beside the full one is fine.",
        severity="warning",
    ),
    "one-value-expected": Code(
        "`{key}:` takes one value, but here is a list of several.",
        "Keep the most important one.",
        "Where only one thing is possible, a list doesn't say which one is meant.",
    ),
    "organization-ambiguous": Code(
        "“{name}” may mean several offices: {candidates}.",
        "Write the id of the one that is meant.",
        "A name that two offices share doesn't say which one is meant.",
    ),
    "organization-missing": Code(
        "This bulletin belongs to no office.",
        "Add `organization:` with an office of organizations.yaml, or a default in site.yaml.",
        "Readers must see whose bulletin it is.",
    ),
    "organization-unknown": Code(
        "organizations.yaml has no office “{name}”.",
        "Use the id or a name of an office of content/organizations.yaml, or add the office there.",
        "A misspelt office would be a second one beside the real one.",
    ),
    "output-collision": Code(
        "{output} would be written twice: for this, and for {other}.",
        "Give one of the two another name or `slug:`, or switch that kind of page off in "
        "site.yaml.",
        "Of two pages with one address one would silently be lost.",
    ),
    "output-foreign-file": Code(
        "A file that this program didn't write stands where a page has to go.",
        "Move it away, or put its source in content/static.",
        "Files of others in the output folder are never touched.",
    ),
    "output-not-a-folder": Code(
        "The output needs a folder, but this is a file.",
        "Move it away, or choose another folder with --output.",
        "The site consists of many files.",
    ),
    "output-not-ours": Code(
        "This folder isn't empty, and this program didn't make what is in it.",
        "Choose an empty folder with --output.",
        "Files of others are never touched, and never mixed with a site's.",
    ),
    "output-of-a-preview": Code(
        "This folder holds a preview with texts that aren't public.",
        "Choose another folder with --output.",
        "Withheld texts must never get into what is published.",
    ),
    "output-of-the-public": Code(
        "This folder holds the public site; a preview can't go there.",
        "Choose another folder with --output.",
        "Withheld texts must never get into what is published.",
    ),
    "output-unsafe": Code(
        "The output can't go to this folder: it holds the site's sources.",
        "Choose another folder with --output.",
        "Writing the output must never harm what it is made from.",
    ),
    "paragraph-too-long": Code(
        "This paragraph is a wall of text: {count} words or characters, where {most} are enough.",
        "Put an empty line where a new thought begins.",
        "On a telephone such a paragraph fills the screen more than once, and is not read.",
        severity="warning",
    ),
    "pdf-character-missing": Code(
        "The PDF has empty boxes in place of: {characters}.",
        "Write it in another way, or install a font that has it. The PDF is {output}.",
        "A PDF shows only what a font of the machine that built it has.",
        "warning",
    ),
    "pdf-not-installed": Code(
        "PDFs can't be made here: {reason}.",
        "Type: pip install 'bulletin[pdf]', and install Pango: on Debian apt install "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, on macOS brew install pango; for "
        "Windows see “Paper and PDF” in the manual. Or leave out `pdf: true` in site.yaml.",
        "PDFs are made by WeasyPrint, which a site without them doesn't need.",
    ),
    "person-ambiguous": Code(
        "“{name}” may be several people: {candidates}.",
        "Write the id of the one who is meant.",
        "Two officials of one name must not be taken for each other.",
    ),
    "person-title-varies": Code(
        "{name} is given several titles: {words}.",
        "Check which one is right, and write it throughout.",
        "Nobody is chief procurator and deputy at once: one of the titles is wrong.",
        severity="warning",
    ),
    "person-unknown": Code(
        "people.yaml has no person with the id “{name}”.",
        "Check the id, add the person to content/people.yaml, or write the name as it is printed.",
        "What looks like an id is printed for readers if nobody has it.",
    ),
    "picture-elsewhere": Code(
        "The picture “{href}” is on another host.",
        "Save it beside this file and write its name here.",
        "Pages load nothing from other hosts: they would tell them who reads, and break with them.",
    ),
    "picture-mislabelled": Code(
        "The picture {file} is in fact a {format} file.",
        "Give it the ending of what it is, or save it anew under this name in a picture program.",
        "Servers tell browsers by a file's ending what it is; with a wrong one some show nothing.",
    ),
    "picture-too-large": Code(
        "The picture {file} has {width} × {height} pixels, which is too large.",
        "Make it smaller in a picture program: pages show no more than 1600 pixels of its width.",
        "To open it takes more memory than many computers have.",
    ),
    "picture-unreadable": Code(
        "The picture {file} can't be read.",
        "Open it in a picture program and save it again as JPEG or PNG.",
        "A damaged picture, or another file under a picture's name, shows readers an empty frame.",
    ),
    "picture-unseen": Code(
        "The picture {file} is a {format} file, which browsers don't show.",
        "Open it in a picture program and save it as JPEG or PNG.",
        "Readers would see an empty frame; and as it comes it may tell where it was taken.",
    ),
    "picture-without-alt": Code(
        "The picture “{href}” says nothing to those who can't see it.",
        "Write between the square brackets what it shows, in a sentence; or the word "
        "decorative if that is nothing.",
        "A screen reader reads these words out; else it can only say that there is a picture.",
    ),
    "post-id-twice": Code(
        "The id “{id}” belongs to {other} already.",
        "If this file is a copy, delete the line `id:`; a new id is made for it.",
        "Readers' programs know a bulletin by its id for ever.",
    ),
    "post-language-contradicted": Code(
        "The file's name says that this text is in “{suffix}”, but here stands “{lang}”.",
        "Remove this line, or give the file another name.",
        "The file's name makes the address, so a text with two languages would stand in the wrong "
        "one.",
    ),
    "post-language-unknown": Code(
        "“{lang}” isn't a language of this site.",
        "The languages of site.yaml are: {known}. Write one of them, or add the language there.",
        "A language that the site doesn't have would have no home page and no lists.",
    ),
    "post-organization-unknown": Code(
        "organizations.yaml has neither an office nor a department “{name}”.",
        "Use an id or a name of content/organizations.yaml, or add the office there.",
        "A post is held at an office or in one of its departments.",
    ),
    "provenance-missing": Code(
        "Nobody answers for this bulletin: it has no source, author or editor.",
        "Add `source:`, `author:` or `editor:`; what is the same for all stands once below "
        "`defaults:` in site.yaml.",
        "Readers, and those who inspect government sites, ask where a text comes from.",
        severity="warning",
    ),
    "published-late": Code(
        "The bulletin was published {days} days after the meeting of {held}; more than "
        "{most} are unusual.",
        "Check that `date` is when the bulletin was published, and not when somebody copied "
        "it; if it is right, waive it.",
        "The date of a copied text is often the copy's.",
        severity="warning",
    ),
    "punctuation-full-width": Code(
        "“{found}” is a Chinese mark in an English text.",
        "Write the English mark, and a space after it.",
        "A convention: the marks of a text are those of its language, except within a "
        "wording of another one.",
        severity="warning",
    ),
    "punctuation-half-width": Code(
        "“{found}” is an English mark in a Chinese text.",
        "Write “{right}”.",
        "GB/T 15834-2011, 5.1: the marks of a Chinese text take the width of a character.",
        severity="warning",
    ),
    "quote-text-after": Code(
        "The text goes on after its closing quotation mark.",
        "If quotation marks belong to the text, put the whole text in single quotes, as in "
        "title: '“Spring Rain” begins'.",
        "In YAML, a value that begins with a quotation mark ends at the next one.",
    ),
    "quote-unclosed": Code(
        "A quotation mark is opened here and not closed as it should be.",
        "Close it; or, if quotation marks belong to the text, put the whole text in single quotes.",
        "In YAML, a value that begins with a quotation mark ends at the next one.",
    ),
    "quotes-mixed": Code(
        "“{found}” has another kind of quotation mark or apostrophe than the rest of the text.",
        "Use one kind throughout, “ ” and ’ rather than the straight ones.",
        "A convention: mixed marks show that a text was put together from pieces.",
        severity="warning",
    ),
    "range-mark": Code(
        "“{found}” has a hyphen where a range wants ～ or —.",
        "Write the range with ～ or —, as in 2021～2022年 or 2021—2022年.",
        "GB/T 15835-2011 and GB/T 15834-2011, 4.13: a range of numbers is joined by ～ or by "
        "a dash as wide as a character.",
        severity="warning",
    ),
    "reason-without-withdrawal": Code(
        "A reason for a withdrawal is given, but the bulletin isn't withdrawn.",
        "Add `status: withdrawn`, or delete the reason.",
        "A reason alone withdraws nothing: readers would still see the bulletin as valid.",
    ),
    "recording-elsewhere": Code(
        "The recording “{href}” is on another host.",
        "Save it beside this file and write its name here; or link to the page on which it "
        "stands: [The film](https://…).",
        "Pages load nothing from other hosts: they would tell them who reads, and break with them.",
    ),
    "recording-large": Code(
        "The recording {file} has {megabytes} MB.",
        "Export it smaller: 720 lines and 2 Mbit/s are enough for a film that is watched on a "
        "page.",
        "On a telephone it takes long and costs money, and many servers take no file of this size.",
        "warning",
    ),
    "recording-mislabelled": Code(
        "The recording {file} isn't {format}, as its name says.",
        "Export it again from the program that made it, and don't change its ending by hand.",
        "Another ending doesn't make another format of it: browsers would play nothing.",
    ),
    "recording-tells-place": Code(
        "The film {file} holds a track of where the camera was.",
        "Export it anew from an editing program, without the camera's telemetry (GPS).",
        "Whoever downloads the film could follow the camera second by second. A single place, "
        "as telephones write it, is blanked by the program itself.",
    ),
    "recording-unplayable": Code(
        "The recording {file} is {format}, which browsers don't play.",
        "Open it in an editing program and export it as {better}.",
        "A recording in a format that browsers don't know is an empty box on the page.",
    ),
    "recording-without-words": Code(
        "The recording “{href}” has no name.",
        "Write between the square brackets what it shows or who speaks: ![The chief "
        "procurator's address](film.mp4).",
        "Readers choose by it whether to play the recording, and screen readers read it out.",
    ),
    "registry-not-list": Code(
        "This file isn't a list of entries.",
        "Begin each entry with “- id: …” at the left margin.",
        "A registry is a list of offices, people or tags.",
    ),
    "requirements-miscounted": Code(
        "Announced are {announced} requirements, and there are {counted}.",
        "Count again: one was left out, or the number is wrong.",
        "It is the first thing that a reader of a meeting report notices.",
        severity="warning",
    ),
    "sentence-too-long": Code(
        "This sentence has {count} words or characters, and more than {most} are hard to read.",
        "Make two or three sentences of it.",
        "Long chains of clauses are where readers stop, and where translations go wrong.",
        severity="warning",
    ),
    "sheet-hidden": Code(
        "The workbook {file} has hidden sheets: {sheets}.",
        "Delete them before you publish it, or publish a copy with only what is meant for readers.",
        "A hidden sheet is two clicks away from everybody who opens the workbook.",
        "warning",
    ),
    "site-code-wrong": Code(
        "“{id_code}” isn't the identification code of a site.",
        "It has ten digits, or the letters bm and eight digits, as the registration says.",
        "It stands on every page, and by it a site is found in the register.",
    ),
    "site-file-missing": Code(
        "There is no site here: content/site.yaml is missing.",
        "Go to the site's folder, or name it with --site; `bulletin init` makes a new site.",
        "content/site.yaml says what the site is called and where it will live.",
    ),
    "size-out-of-range": Code(
        "{size} isn't possible here.",
        "Choose a number from 1 to 500.",
        "Lists without an end, or without entries, help nobody.",
    ),
    "sound-without-transcript": Code(
        "The sound recording {file} has no transcript.",
        "Write down what is said and put it beside it as {stem}.txt, a blank line between "
        "paragraphs.",
        "People who can't hear get nothing else of it (WCAG 2.2, 1.2.1).",
        "warning",
    ),
    "source-moving": Code(
        "This file changes or vanishes while the build reads it.",
        "Wait until whatever writes it has finished, and build again.",
        "A page is made from one state of its file, never from half of one and half of another.",
    ),
    "space-after-stop": Code(
        "A space is missing after the mark in “{found}”.",
        "Put a space there.",
        "Text that was copied from a web page often loses its spaces.",
        severity="warning",
    ),
    "summary-too-long": Code(
        "The summary has {count} words or characters, and lists show about {most}.",
        "Say the most important thing in two sentences.",
        "Lists, feeds and search engines cut what is longer.",
        severity="warning",
    ),
    "symlink-leaves": Code(
        "This is a link to a file outside content/ ({target}).",
        "Put a copy of the file here instead.",
        "What lies outside content/ must not get into the public site by accident.",
    ),
    "symlink-unusable": Code(
        "This is a link that leads to no file.",
        "Put the file here instead.",
        "A link to a folder or to nothing can't be published.",
    ),
    "tab-indent": Code(
        "The line is indented with a tab.",
        "Use spaces: two for each step.",
        "YAML allows only spaces for indentation, since a tab has no certain width.",
    ),
    "template-error": Code(
        "The template failed while making {page}: {words}",
        "Check the names on this line; the theming page of the manual lists what a page has.",
        "A template can show only the values that its kind of page has.",
    ),
    "template-missing": Code(
        "There is no template {name}.",
        "Check the name; the theme's own templates are reached as theme/….",
        "A template may extend or include only templates that exist.",
    ),
    "text-expected": Code(
        "`{key}:` takes one value, but here are further keys.",
        "Write the value on the same line, in quotes if it contains a colon.",
        "YAML takes words with a colon after them for a key.",
    ),
    "time-unreadable": Code(
        "The time in “{found}” can't be read.",
        "Write hours and minutes after the day, as in 2022-05-26 09:00.",
        "A time is optional; the day alone is enough.",
    ),
    "timezone-unknown": Code(
        "“{zone}” isn't a time zone.",
        "Write a name such as Asia/Shanghai.",
        "The zone decides when an embargo ends, whatever clock the computer has.",
    ),
    "title-too-long": Code(
        "The headline has {count} words or characters, and more than {most} don't fit a list.",
        "Shorten it, or move a part into `subtitle:`.",
        "Lists, feeds and search engines cut what is longer.",
        severity="warning",
    ),
    "topic-ambiguous": Code(
        "“{name}” is the name of more than one topic.",
        "Write the id of one of them: {candidates}.",
        "Which topic is meant decides where the bulletin is shown.",
    ),
    "topic-closed": Code(
        "The topic “{topic}” was closed on {closed}, before this bulletin was published on {date}.",
        "Take it out of this bulletin, or open the topic again in content/topics.yaml.",
        "Readers take a closed topic for complete.",
        "warning",
    ),
    "topic-cover-without-alt": Code(
        "The cover of the topic “{topic}” says nothing to those who can't see it.",
        "Add `alt:` with what it shows, in a sentence; or `decorative: true` if that is nothing.",
        "A screen reader reads these words out; else it can only say that there is a picture.",
    ),
    "topic-lead-unknown": Code(
        "There is no published bulletin “{name}” to lead the topic “{topic}”.",
        "Write a bulletin's source path below content/posts, such as 2022/second-department, or "
        "its id.",
        "The bulletin may be a draft, withheld for a while, or renamed.",
    ),
    "topic-reversed": Code(
        "This topic would be closed, {closed}, before it was opened, {opened}.",
        "Correct one of the two.",
        "Both dates stand on the topic's page.",
    ),
    "topic-unknown": Code(
        "topics.yaml has no topic “{name}”.",
        "Use the id or a name of a topic of content/topics.yaml, or add the topic there.",
        "A bulletin in a topic that doesn't exist would be in no topic.",
    ),
    "translation-stale": Code(
        "The original, {other}, changed on {updated}, after this translation of {own}.",
        "Translate what changed and set `updated:`; if nothing that matters changed, set it "
        "all the same.",
        "Readers of the translation would read what is no longer so.",
        severity="warning",
    ),
    "translation-unmarked": Code(
        "Neither this text nor {other} says that it is a translation.",
        "Add `translation: {{of: {of}, method: human}}` to the one that was translated.",
        "Readers are told which text prevails, and how the other came about.",
        severity="warning",
    ),
    "unquoted-colon": Code(
        "There is a second colon in this line, and YAML takes it for another key.",
        "Put the value in quotes, as in title: 'Plan: the year ahead'.",
        "A colon with a space after it ends a key, unless it stands in quotes.",
    ),
    "updated-before-published": Code(
        "This bulletin was last changed on {updated}, before it was published on {date}.",
        "Check both dates: `updated` is when its content last changed, `date` when it was "
        "published.",
        "What changed last can't have changed before it was published.",
    ),
    "value-missing": Code(
        "“{key}” has no value.",
        "Write a value after the colon, in quotes if it begins with “#”.",
        "Something is needed here that only the author knows.",
    ),
    "value-start": Code(
        "A value can't begin with “{character}”.",
        "Put the whole value in quotes: '{character}…'.",
        "Some characters mean something else to YAML when a value begins with them.",
    ),
    "waiver-unused": Code(
        "The waiver of `{rule}` waives nothing.",
        "Take it out: what it was for is no longer there.",
        "A waiver that is left behind would hide the next mistake.",
        severity="warning",
    ),
    "weekday-wrong": Code(
        "“{found}” is no such day: {date} is a {right}.",
        "Check the date and the day of the week, and correct the wrong one.",
        "One of the two is wrong, and readers can't know which.",
        severity="warning",
    ),
    "withdrawn-without-reason": Code(
        "The bulletin is withdrawn, but no reason is given.",
        "Add `reason:` with a sentence for readers.",
        "A withdrawn bulletin keeps its page, and readers are told there why.",
    ),
    "word-entry-contrary": Code(
        "“{found}” is said to be wrong and right at once.",
        "Take it out of one of the two.",
        "An entry must not tell people to write what it tells them not to write.",
    ),
    "word-entry-empty": Code(
        "This entry doesn't say what is wrong.",
        "Write the wording after `wrong:`.",
        "Nothing can be found without it.",
    ),
    "word-entry-twice": Code(
        "“{found}” has an entry already.",
        "Make one entry of the two.",
        "Of two entries for one wording only one could count.",
    ),
    "word-wrong": Code(
        "“{found}” is on the list of wrong wording.",
        "Write: {words}",
        "The word lists are files that staff edit, and each entry says who lays down what is "
        "right.",
        severity="warning",
    ),
    "yaml-alias": Code(
        "“*{name}” refers to another place in the file, which isn't possible here.",
        "Write the value out; if the asterisk belongs to the text, put the text in quotes.",
        "References can make a small file grow without bound, so YAML's are switched off.",
    ),
    "yaml-documents": Code(
        "Here a second document begins in the same file.",
        "Delete this line of ---.",
        "A file of the site holds one document.",
    ),
    "yaml-not-keys": Code(
        "These aren't keys with values.",
        "Write lines such as “title: …”, each beginning at the left margin.",
        "Front matter and the site file consist of keys with values.",
    ),
    "yaml-syntax": Code(
        "From here on the YAML can't be understood ({words}).",
        "Look at this line and the one above it: colons with a space, spaces at the beginning, "
        "quotation marks and brackets that are closed.",
        "YAML has few rules, but needs all of them.",
    ),
    "yaml-tag": Code(
        "A value can't begin with “!”, which means a type of its own to YAML.",
        "Put the whole value in quotes.",
        "Types of one's own could make a program run, so YAML's are switched off.",
    ),
    "yaml-too-deep": Code(
        "The values are nested more than {most} levels deep.",
        "Look for brackets or indentation that were repeated by accident.",
        "Nobody writes that on purpose, and a program could be brought down with it.",
    ),
    "year-cut": Code(
        "The year in “{found}” is cut to two digits.",
        "Write all four digits.",
        "GB/T 15835-2011: a year of four digits is not shortened to two.",
        severity="warning",
    ),
    "yes-no-expected": Code(
        "“{found}” is neither yes nor no.",
        "Write true or false (是 or 否).",
        "This key is a switch.",
    ),
    "zero-wrong": Code(
        "“{found}” is no year: the nought of Chinese numerals is 〇.",
        "Write “{right}”.",
        "GB/T 15835-2011: in a number that names something, such as a year, the nought is 〇, "
        "never ○ or 零.",
        severity="warning",
    ),
}
"""Every code, alphabetically."""


def is_error(problem: Problem) -> bool:
    """Whether a problem keeps the site from being built."""
    return (problem.severity or CODES[problem.code].severity) == "error"
