"""The view: what each repair changes and leaves alone, and that every position maps back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import extract
from quotes.text.view.mapping import View
from quotes.text.view.repairs import REPAIRS, view_of

CLEAN = "“We have waited ten years,” said Ann Lee, the mayor.\n\nBob Ray left. “Not once,” he said.\n"

RAIN = "It rained. " * 60
"""Makes a text of one line long enough to have paragraphs."""

REPAIRED = [
    ("“No,” said Ann\u00a0Lee.", "“No,” said Ann Lee."),
    (
        "In a talk in Kew,\nAnn Lee\nsaid that\nBob Ray\n, who left, won\n.\nIt rained.",
        "In a talk in Kew, Ann Lee said that Bob Ray, who left, won.\nIt rained.",
    ),
    ("“We won,” said\nAnn Lee\n’s son.\nIt rained.", "“We won,” said Ann Lee’s son.\nIt rained."),
    ("“No,” said [Ann Lee](https://example.org/ann-\nlee).", "“No,” said Ann Lee."),
    ("E\n\nuro rules are “odd,” said Ann Lee.", "Euro rules are “odd,” said Ann Lee."),
    (
        "It was\n   late for Ann\n   Lee.\n\nBob Ray\n   left, as Eve\n   Dunn did.\n\nIt was Kay\n   Orr.",
        "It was late for Ann Lee.\n\nBob Ray left, as Eve Dunn did.\n\nIt was Kay Orr.",
    ),
    ("?Don`t,? said Ann Lee.", "“Don`t,” said Ann Lee."),
    ('"It rained.\n\nAnn Lee left.\n\nBob Ray stayed."\n', "It rained.\n\nAnn Lee left.\n\nBob Ray stayed.\n"),
    ('"“No,” said Ann Lee."', "“No,” said Ann Lee."),
    ("1/ It rained.\n\n2/ “No,” said Ann Lee.\n\n3/ She left.", "It rained.\n\n“No,” said Ann Lee.\n\nShe left."),
    ("1/9 It rained.\n2/9 “No,” said Ann Lee.\n3/9 She left.", "It rained.\n“No,” said Ann Lee.\nShe left."),
    (
        '\\pard \\u8220"No,\\u8221" said Ann O\\u8217\'Hara.\\par It rained.\\par',
        "“No,” said Ann O’Hara.\n\nIt rained.\n\n",
    ),
    ('“No,” said <ref target="https://example.org/a">Ann Lee</ref>.', "“No,” said Ann Lee."),
    ("A plan â€\ufffdfoiledâ€™ by rain, said Ann Lee.", "A plan ‘foiled’ by rain, said Ann Lee."),
    ("The council had\nwaited for Bob\n\nRay and left.", "The council had waited for Bob Ray and left."),
    ("“No,” said `Ann Lee <https://example.org/a>`__.", "“No,” said Ann Lee."),
    ("“No,” said `Ann\nLee <https://example.org/a>`_.", "“No,” said Ann Lee."),
    ("“No,” said [Ann Lee|https://example.org/a].", "“No,” said Ann Lee."),
    ("“No,” said \\href{https://example.org/a}{Ann Lee}.", "“No,” said Ann Lee."),
    ("“No,”  said Ann\tLee.", "“No,” said Ann Lee."),
    ("“No,” said Zoe\u0308 Lund.", "“No,” said Zoë Lund."),
    ("“We have wait\u00aded,”\u200b said Ann Lee.", "“We have waited,” said Ann Lee."),
    ("â€œNo,â€\u009d said JosÃ© Ortiz.", "“No,” said José Ortiz."),
    ("â€œNo,â€ said Ann Lee.", "“No,” said Ann Lee."),
    ("\u0093No,\u0094 said Ann Lee.", "“No,” said Ann Lee."),
    ("â€œNo,â€\ufffd said Ann Lee.", "“No,” said Ann Lee."),
    ("=E2=80=9CNo,=E2=80=9D said Ann Lee, the may=\nor.", "“No,” said Ann Lee, the mayor."),
    (r"\"No,\" said Ann O\'Hara.\n\u201cYes.\u201d", '"No," said Ann O\'Hara.\n“Yes.”'),
    ("#\u00a0No\n\nAnn Lee left.", "No\n\nAnn Lee left."),
    ("A\nT HE mayor left.", "At he mayor left."),
    ("• Ann Lee left.\n• “No,” she said.", "Ann Lee left.\n“No,” she said."),
    ("?It?s late,? said Ann Lee. ?Was it?? Bob Ray asked.", "“It’s late,” said Ann Lee. “Was it?” Bob Ray asked."),
    ("\ufffdNo,\ufffd said Ann Lee.", "“No,” said Ann Lee."),
    ("ÒItÕs late,Ó said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("ìNo,î said Ann Lee.", "“No,” said Ann Lee."),
    ("“No,” said Ann Lee.\n\n-- \nBob Ray\n“All is well”\n", "“No,” said Ann Lee.\n\n"),
    ("“We have<br>\nwaited,” said Ann Lee.", "“We have waited,” said Ann Lee."),
    ("&ldquo;No,&rdquo; said Ann O&#8217;Hara of R&amp;D.", "“No,” said Ann O’Hara of R&D."),
    ("&amp;ldquo;No,&amp;rdquo; said Ann Lee.", "“No,” said Ann Lee."),
    ("“No,” said <a href='x.html'>Ann <b>Lee</b></a>.", "“No,” said Ann Lee."),
    ("“No,”<sup>1</sup> said <!-- photo -->Ann Lee.", "“No,” said Ann Lee."),
    ("<q>No,</q> said Ann Lee.", "“No,” said Ann Lee."),
    ("“No,” said **Ann Lee**.", "“No,” said Ann Lee."),
    ("*“No,”* said _Ann Lee_.", "“No,” said Ann Lee."),
    ("“No,” said [Ann Lee](https://example.org/a_(b)).", "“No,” said Ann Lee."),
    ("“No,”[1] said Ann Lee, “never.”²", "“No,” said Ann Lee, “never.”"),
    ("<<No,>> said Ann Lee.", "“No,” said Ann Lee."),
    ("＂No,＂ said Ann Lee.", '"No," said Ann Lee.'),
    ("〝No,〞 said Ann Lee.", "“No,” said Ann Lee."),
    (",,No,'' said Ann Lee.", "“No,'' said Ann Lee."),
    ('""No,"" said Ann Lee.', '"No," said Ann Lee.'),
    ('---\ntitle: "No"\ntags: [a, b]\n---\nIt rained.', "It rained."),
    ("> “No,” said\n> Ann Lee.", "“No,” said\nAnn Lee."),
    ("“We have\nwaited ten years,” said\nAnn Lee.", "“We have waited ten years,” said Ann Lee."),
    ("The coun-\ncil and the well-\nknown mayor\nmet.", "The council and the well-known mayor met."),
    ("Ann Lee has\n\n- 2 -\n\nwaited ten years.", "Ann Lee has waited ten years."),
    ("Ann Lee has\n\nwaited ten years\nand more.", "Ann Lee has waited ten years and more."),
    ("=E2=80=9CNo,=E2=80=\n=9D said Ann Lee.", "“No,” said Ann Lee."),
    ("'No,' said Ann L=\nee, the mayor, w=\nho left.", "'No,' said Ann Lee, the mayor, who left."),
    ("'No,' said Ann=20\nLee,=20\nthe mayor.", "'No,' said Ann Lee, the mayor."),
    ("<p>ÒNo,Ó said Ann Lee.</p><p>ÒYes.Ó</p>", "\n\n“No,” said Ann Lee.\n\n\n\n“Yes.”\n\n"),
    (
        "“We waited ten\n\nyears,” said Ann\n\nLee, who has led\n\nus since.\n\nIt rained then,\n\nas it often did.",
        "“We waited ten years,” said Ann Lee, who has led us since.\n\nIt rained then, as it often did.",
    ),
    ("“No.”\n\n> --- *Ann Lee*", "“No.”\n\n— Ann Lee"),
    ('{% include a.html x="y" %}It rained.{: .wide}', "It rained."),
    ("It rained:\n\n```python\nprint('“No,” he said.')\n```\n\nThen it stopped.", "It rained:\n\n\n\nThen it stopped."),
    (
        "* Ann Lee of the\n  Third Ward, who\n  has left, waits.\n* It rains.",
        "* Ann Lee of the Third Ward, who has left, waits.\n* It rains.",
    ),
    (
        "**Did you?** I did.\n\n**When?** In May.\n\n**Why?** It rained.",
        "Did you?\n\nI did.\n\nWhen?\n\nIn May.\n\nWhy?\n\nIt rained.",
    ),
    (
        "Ann Lee of the council asked the\nHome\nOffice to say why it had kept the old\nbridge shut for so long, and "
        "what\nit\nwould cost to open it - as it does\n- once.",
        "Ann Lee of the council asked the Home Office to say why it had kept the old bridge shut for so long, and "
        "what it would cost to open it - as it does - once.",
    ),
    ("Ann Lee <http://example.org/a>, who left <http://example.org/b> us.", "Ann Lee, who left us."),
    ("Ã¢â‚¬Å“No,Ã¢â‚¬Â said Ann Lee.", "“No,” said Ann Lee."),
    ("?Be nice? is what Ann Lee said. ?Go?\nIt rained.", "“Be nice” is what Ann Lee said. “Go”\nIt rained."),
    (
        "<p>“We waited</p>\n<p>years,” said Ann</p>\n<p>Lee, who has led</p>\n<p>us since May</p>\n<p>and left.</p>",
        "\n\n“We waited years,” said Ann Lee, who has led us since May and left.\n\n",
    ),
    ("\x13No,\x14 said Ann O\x12Hara. \x1cYes.\x1d", "“No,” said Ann O’Hara. “Yes.”"),
    ("â\x80\x9cNo,â\x80\x9d said Ann Lee.", "“No,” said Ann Lee."),
    ("ΓÇ£No,ΓÇ¥ said Ann OΓÇÖHara.", "“No,” said Ann O’Hara."),
    ("‚ÄúNo,‚Äù said Ann Lee.", "“No,” said Ann Lee."),
    ("‰ÛÏNo,‰Û said Ann Lee.", "“No,” said Ann Lee."),
    ("&acirc;&#128;&#156;No,&acirc;&#128;&#157; said Ann Lee.", "“No,” said Ann Lee."),
    ("âItâs late,â said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("â??Itâ??s late,â?? said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("\ufffd\ufffd\ufffdNo,\ufffd\ufffd\ufffd said Ann Lee.", "“No,” said Ann Lee."),
    ("³It¹s late,² said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("ÔItÕs late,Õ said Ann Lee.", "“It’s late,” said Ann Lee."),
    (r"\223No,\224 said Ann O\222Hara.", "“No,” said Ann O’Hara."),
    (r"\xe2\x80\x9cNo,\xe2\x80\x9d said Jos\xc3\xa9 Ortiz.", "“No,” said José Ortiz."),
    (r'"\"No,\" said Ann Lee.\n"', '"No," said Ann Lee.\n'),
    (".It.s late,. said Ann Lee. .Was it.. she asked.", "“It’s late,” said Ann Lee. “Was it.” she asked."),
    ("·No,· said Ann Lee.", "“No,” said Ann Lee."),
    ("...No,... said Ann Lee.", "“No,” said Ann Lee."),
    (".We won.\n\n.We lost,. said Ann Lee.", "“We won.\n\n“We lost,” said Ann Lee."),
    ("*No,* said Ann Lee. *Never,* she said.", "“No,” said Ann Lee. “Never,” she said."),
    ("&ldquoNo,&rdquo said Ann Lee.", "“No,” said Ann Lee."),
    ("<U+201C>No,<U+201D> said Ann Lee.", "“No,” said Ann Lee."),
    ("´´No,´´ said Ann O´Hara.", '"No," said Ann O´Hara.'),
    ("The ﬁrſt ﬂat.", "The first flat."),
    ("“No,” said [Ann Lee][1].\n\n[1]: http://example.org/x", "“No,” said Ann Lee.\n\n"),
    ("“No,”[^1] said [2]Ann Lee.", "“No,” said Ann Lee."),
    ("“No,” said [[w:Ann Lee|Ann Lee]] of [[Kew]].{{date}}", "“No,” said Ann Lee of Kew."),
    ("[quote=Bob][b]“No,”[/b] said Ann Lee.[/quote]", "“No,” said Ann Lee."),
    ("“No,” said **Ann\nLee** of [the\ncouncil](http://example.org/x).", "“No,” said Ann Lee of the council."),
    ("| “No,” said\n| Ann Lee,\n| the mayor.", "“No,” said Ann Lee, the mayor."),
    ("BR> “No,” said\nBR> Ann Lee.", "“No,” said\nAnn Lee."),
    (
        "Say “yes”.\n\n*** START OF THE PROJECT GUTENBERG EBOOK\nTHE GATE ***\n\nAnn Lee left.\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK THE GATE ***\n\nThe “Foundation”",
        "\n\nAnn Lee left.\n\n",
    ),
    (
        "Ann Lee has\n\nTHE KEW TIMES, MAY 4     2\n\nwaited ten years and\n\nTHE KEW TIMES, MAY 4     3\n\nleft.",
        "Ann Lee has waited ten years and left.",
    ),
    ("“No,” said Ann Lee.\\r\\nIt rained.\\nBob Ray left.", "“No,” said Ann Lee.\nIt rained.\nBob Ray left."),
    ("u201cItu2019s late,u201d said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("%E2%80%9CIt%E2%80%99s late,%E2%80%9D said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("#8220;It#8217;s late,#8221; said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("&quot ;No,& quot; said Ann Lee of R&amp ;D.", '"No," said Ann Lee of R&D.'),
    (
        "“No,” said Ann\r\r\nLee, who\r\r\nleft.\r\r\n\r\r\nIt rained.",
        "“No,” said Ann Lee, who left.\r\r\n\r\r\nIt rained.",
    ),
    ("“No,” said\vAnn Lee.\vIt rained.", "“No,” said\nAnn Lee.\nIt rained."),
    (
        " 1  ANN LEE: We waited\n 2  for ten years.  Nobody\n 3  told us why, and the\n 4  mayor left.\n 5\n 6  Then",
        "ANN LEE: We waited for ten years. Nobody told us why, and the mayor left.\n\nThen",
    ),
    ("¶ It rained. ¶ “No,” said Ann Lee.\n¶ It stopped.¶", "It rained.\n\n“No,” said Ann Lee.\nIt stopped."),
    ("Who left?\n- Ann Lee\n- Bob Ray\n- Zoë Lund", "Who left?\nAnn Lee\nBob Ray\nZoë Lund"),
    ("[1] It rained.\n\n[2] He said “no”.\n\n[3] It stopped.", "It rained.\n\nHe said “no”.\n\nIt stopped."),
    ("?He said ?no? and left,? said Ann Lee.", "“He said ‘no’ and left,” said Ann Lee."),
    ("?No,? said Ann Lee, ?[we] won. ?We lost,? she added.", "“No,” said Ann Lee, “[we] won. “We lost,” she added."),
    (
        "A ...late... law and ...odd... men met. Ann Lee called it ...dear... on Monday.",
        "A “late” law and “odd” men met. Ann Lee called it “dear” on Monday.",
    ),
    ("...No,... said Ann Lee. She added, ...We won.", "“No,” said Ann Lee. She added, “We won."),
    ("Ann Lee has\n\nPhoto: Bob Ray\n\nwaited ten years.", "Ann Lee has waited ten years."),
    ("Ann Lee has\n\nAdvertisement\n\n127 Comments\n\nwaited.", "Ann Lee has waited."),
    (
        "Ann Lee wrote:\n\n> We won. I\n> said “no”.\n>\n> It rained.\n\nBob Ray left.",
        "Ann Lee wrote:\n\n“We won. I said ‘no’.\n\n“It rained.”\n\nBob Ray left.",
    ),
    ("> We won.\n>\n> — Ann Lee\n\nIt rained.", "“We won.”\n\n— Ann Lee\n\nIt rained."),
    ("Ann Lee said:\n> “No.”\n", "Ann Lee said:\n“No.”\n"),
    ("> Ann Lee\nsaid:\n" + "> We won.\n" * 9, "Ann Lee said:\n" + "We won.\n" * 9),
    ("On 4 May 2020, Ann Lee wrote:\n> We won.\n", "We won.\n"),
    ("T HE MAYOR OF Kew left.\nA S it rained,\nAnn Lee left.", "The mayor of Kew left.\nAs it rained,\nAnn Lee left."),
    ("W\nhen it rained,\nAnn Lee left.", "When it rained,\nAnn Lee left."),
    ("M UMBAI is far.\nAnn Lee left Mumbai.", "Mumbai is far.\nAnn Lee left Mumbai."),
    (
        "`` We wo n't go , '' said Mr. Lee -LRB- 31 -RRB- , the council 's clerk .",
        "``We won't go,'' said Mr. Lee (31), the council's clerk.",
    ),
    ("&quot; No , &quot; said Ann Lee .", '"No," said Ann Lee.'),
    ("“ No , ” said Ann Lee , who left .", "“No,” said Ann Lee, who left."),
    ("' ' No , ' ' said Kew ' s mayor , who can ' t go .", "\"No,\" said Kew's mayor, who can't go."),
    ('It rained , too . // " No , " she said . // // ', 'It rained, too.\n\n"No," she said.\n\n'),
    ("It rained , see http : // example.org .", "It rained, see http: // example.org."),
    ("It rained , too . Values Debated The mayor left .", "It rained, too. Values Debated. The mayor left."),
    ("It rained , too . Danger Is Seen Mr. Lee left .", "It rained, too. Danger Is Seen. Mr. Lee left."),
    ("It rained , too . Prime Minister Mr. Lee left .", "It rained, too. Prime Minister Mr. Lee left."),
    ("The . mayor , who was late . and old , left .", "The mayor, who was late, and old, left."),
    ("The mayor ? a man of Kew ? left , the ? city said .", "The mayor -- a man of Kew -- left, the city said."),
    ("What next ? asked Lee , the Gov . of Kew .", "What next? asked Lee, the Gov. of Kew."),
    ("It rained , too . On Mondays I left .", "It rained, too. On Mondays I left."),
    ("It rained , too . Mayor Ann Lee Jr . left .", "It rained, too. Mayor Ann Lee Jr. left."),
    (
        # The words taken out may have had a mark.
        'He said : " We won @ @ @ @ and left . " We lost , " he said , and it rained .',
        'He said: "We won @ @ @ @ and left. "We lost," he said, and it rained.',
    ),
    (
        # The mark after *won* was lost.
        '" We won , said Ann Lee , the mayor . " It was close , " she said . The " odd " man left . " No , " he said .',
        '"We won, said Ann Lee, the mayor. "It was close," she said. The "odd" man left. "No," he said.',
    ),
    (
        "Ann Lee said : \" He told me : ' No ' , and the farmers ' union . \" The ' odd man , who left , won .",
        "Ann Lee said: \"He told me: 'No', and the farmers' union.\" The odd man, who left, won.",
    ),
    (
        "Ann Lee said : ' It is the farmers ' fault , we left . '\nBob said : ' No . ' He called it ' odd ' , too .",
        "Ann Lee said: 'It is the farmers' fault, we left.'\nBob said: 'No.' He called it 'odd', too.",
    ),
    # Stains.
    (
        "It rained , and ' the mayor , who left , saw ' Ann LEE 'S dam .",
        "It rained, and the mayor, who left, saw Ann LEE'S dam.",
    ),
    ('Ann Lee said, " No, " and left , and it rained, too.', 'Ann Lee said, " No, " and left , and it rained, too.'),
    (
        'ANN LEE OF THE U.S. AND MR. RAY WILL GO TO THE UNITED STATES ON MAY 4.\n\nPOLICE SAID NO. "I\'M LATE," SAID '
        "OMAROV. HE MAY COME, NBC SAYS.\n",
        'Ann Lee of the U.S. and Mr. Ray will go to the United States on May 4.\n\nPolice said no. "I\'m late," said '
        "Omarov. He may come, NBC says.\n",
    ),
    ("“No,” said Ann Lee, the may¬\nor of the coun\u00ad\ncil.", "“No,” said Ann Lee, the mayor of the council."),
    ("[quote=Bob:1a2]“No,” said Ann Lee.[/quote:1a2]", "“No,” said Ann Lee."),
    ("𝗔𝗻𝗻 𝗟𝗲𝗲 left，it rained。", "Ann Lee left, it rained."),
    ("The naƟonal aƩorney left.", "The national attorney left."),
    ("🗣 “No,” 👏 said Ann Lee.🎉 1\ufe0f\u20e3 Yes.", "“No,” said Ann Lee. Yes."),
    ("ï»¿“No,”\ufe0f said \ufffcAnn Lee.", "“No,” said Ann Lee."),
    ("″Itʼs 6″ high,″ said Ann Lee.", '"It\'s 6″ high," said Ann Lee.'),
    ("《No,》 said ʻʻAnnʼʼ Lee, ‚‚who’’ left.", "«No,» said “Ann” Lee, “who’’ left."),
    ("❖ Ann Lee left.\n\uf0b7 “No,” she said.", "Ann Lee left.\n“No,” she said."),
    ("\x1b[1m“No,”\x1b[0m said A\bAnn^M\nLee.^M\n", "“No,” said Ann\nLee.\n"),
    ("“\x00N\x00o\x00,\x00”\x00 \x00h\x00e\x00 said", "“No,” he said"),
    ("It rained.\x00“No,” said Ann Lee.", "It rained.\n“No,” said Ann Lee."),
    ("<93>It<92>s late,<94> said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("<e2><80><9c>No,<e2><80><9d> said Ann Lee.", "“No,” said Ann Lee."),
    ("M-^SItM-^Rs late,M-^T said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("(cid:147)No,(cid:148) said Ann Lee.", "“No,” said Ann Lee."),
    (r"\ldblquote No,\rdblquote  said Ann Lee.", "“No,” said Ann Lee."),
    (r"\'93No,\'94 said Ann Lee.", "“No,” said Ann Lee."),
    ("{u201c}No,{u201d} said Ann Lee.", "“No,” said Ann Lee."),
    ("+IBw-No,+IB0- said Ann Lee.", "“No,” said Ann Lee."),
    ("ldquo;Itrsquo;s late,rdquo; said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("&8220;No,&8221; said Ann Lee.", "“No,” said Ann Lee."),
    (r"\enquote{No,} said \emph{Ann} {\bf Lee}\footnote{\emph{Kew}} of St.~Ives.", "“No,” said Ann Lee of St. Ives."),
    (
        r"{\fonttbl{\f0 Arial;}}\pard\f0\fs24 It rained.\par “No,” said Ann Lee.\par",
        "It rained.\n\n“No,” said Ann Lee.\n\n",
    ),
    (r"\\\"No,\\\" said Ann Lee\.", '"No," said Ann Lee.'),
    (r"“No\,” said Ann Lee \(31\)\.", "“No,” said Ann Lee (31)."),
    ("вЂњItвЂ™s late,вЂќ said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("¡°It¡¯s late,¡± said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("鈥淣o, it鈥檚 late,鈥\ufffd said Ann Lee.", "“No, it’s late,” said Ann Lee."),
    ("¿It¿s late,¿ said Ann Lee.", "“It’s late,” said Ann Lee."),
    ("<said>No,</said> said <person>Ann <st1:place w:st='on'>Lee</st1:place></person>.", "“No,” said Ann Lee."),
    ("“No,”[12] said Ann Lee[note 2] of Kew.[a] She left.[citation needed]", "“No,” said Ann Lee of Kew. She left."),
    ("“No,”† said Ann Lee.² It rained,³ then stopped.", "“No,” said Ann Lee. It rained, then stopped."),
    (
        "{{w|Ann Lee}} of {{lang|fr|Ville}} left [http://x.org/a Bob Ray] a note.",
        "Ann Lee of Ville left Bob Ray a note.",
    ),
    ("“No,”<ref name='a' /> said <ref>Kew</ref>Ann Lee.", "“No,” said Ann Lee."),
    (
        "“No,” said Ann Lee. NEWLINE_CHAR NEWLINE_CHAR It rained. NEWLINE_CHAR Bob Ray left.",
        "“No,” said Ann Lee.\n\nIt rained.\n\nBob Ray left.",
    ),
    ("<s>“No,” said Ann Lee.</s><s>It rained.</s>", "\n\n“No,” said Ann Lee.\n\nIt rained.\n\n"),
    ("['“No,” said Ann Lee.', \"It rained on Bob's car.\"]", "“No,” said Ann Lee.\n\nIt rained on Bob's car."),
    ('"""No,"" said Ann Lee."\n"It rained."\n', '"No," said Ann Lee.\nIt rained.\n'),
    (
        "} “We waited\n} ten years\n} and more,”\n} said Ann\n} Lee, who\n} left us\n} in May\n} for Kew.\n",
        "“We waited ten years and more,” said Ann Lee, who left us in May for Kew.\n",
    ),
    ("“We waited ten\\\nyears,” said Ann\\\nLee.", "“We waited ten years,” said Ann Lee."),
    (
        '[gallery ids="1,2"]\n\n“No,” said Ann Lee.[embed]http://example.org/a[/embed] [caption id="a"]Kew[/caption]',
        "\n\n“No,” said Ann Lee. Kew",
    ),
    ("“No,” said the\n\nSlideshow ( 5 images )\n\nmayor, Ann Lee.", "“No,” said the mayor, Ann Lee."),
    ("[[Ann Lee]] read the ''Kew Times''.", "Ann Lee read the Kew Times."),
    ("[[Ann Lee]] left. ''No,'' she said.", "Ann Lee left. ''No,'' she said."),
    ("{{cquote|We won.|Ann Lee}} {{quote|“No.”}}", "“We won.” “No.”"),
    ('"""No,"" said\nAnn Lee."', '"No," said\nAnn Lee.'),
    ('{"id": 12, "body": "“No,” said Ann Lee of Kew, who left."}', "“No,” said Ann Lee of Kew, who left."),
    ("Ann Lee has\n\n[Illustration: “No”]\n\nTHE KEW TIMES\n\nwaited.", "Ann Lee has waited."),
    (
        "THE MAYOR OF KEW left.\n“WE WON,” said Ann Lee of Kew.",
        "The mayor of Kew left.\n“WE WON,” said Ann Lee of Kew.",
    ),
    (
        "LONDON — THE COUNCIL voted.\n\nMR MCKAY SAID: “No.”\n\nON MONDAY IT rained on Mr McKay and the council.",
        "LONDON — The council voted.\n\nMr McKay said: “No.”\n\nOn Monday it rained on Mr McKay and the council.",
    ),
    ("A MAN left.\nWHEN Ann Lee left, the men did.", "A man left.\nWhen Ann Lee left, the men did."),
    ("HOLT’S BBC MEN left.\nThe men of Holt left.", "Holt’s BBC men left.\nThe men of Holt left."),
    (
        "“No,” said Ann Lee.\n\n-----Original Message-----\nFrom: Bob Ray\nSent: May 4\nSubject: “No”\n\nIt rained.",
        "“No,” said Ann Lee.\n\n\nIt rained.",
    ),
    ('"No,"12 said Ann Lee.13 It rained.', '"No," said Ann Lee. It rained.'),
    (
        "0:01\nWe had waited\n0:04\nfor ten long years\n0:07\nand nobody told us\n0:09\nwhy.\n0:12\nIt rained.",
        "We had waited for ten long years and nobody told us why.\nIt rained.",
    ),
    (
        "10:12 EDT: It rained.\n10:20: “No,” said Ann Lee.\n[00:31:10] She left.",
        "It rained.\n“No,” said Ann Lee.\nShe left.",
    ),
    (
        "RT @kew: It rained.\nRT @kew: “No,” said Ann Lee.\nRT @kew: She left.",
        "It rained.\n“No,” said Ann Lee.\nShe left.",
    ),
    ("“No,” said Ann Lee (https://example.org/a).", "“No,” said Ann Lee."),
    ("“No,” said Ann Lee [http://example.org/a], who left.", "“No,” said Ann Lee, who left."),
    ("“No,” said [Ann Lee]{.smallcaps}.", "“No,” said Ann Lee."),
    ("“No,” said ~~Ann Lee~~ of ==Kew==, a ~mayor~ of =Elm=.", "“No,” said Ann Lee of Kew, a mayor of Elm."),
    ("\"It didn''t,\" said Ann O''Hara.", "\"It didn't,\" said Ann O'Hara."),
    ("“No,” said Ann Lee.\x85It rained.\x85She left.\x85", "“No,” said Ann Lee.\nIt rained.\nShe left.\n"),
    ("“No,” said Ann\n\rLee, who\n\rleft.\n\r", "“No,” said Ann Lee, who left.\n"),
    ("???No,??? said Ann Lee. ???It???s late.???", "“No,” said Ann Lee. “It’s late.”"),
    (
        f"{RAIN}She left. | Bob Ray left. | “No,” he said. | He won.",
        f"{RAIN}She left.\n\nBob Ray left.\n\n“No,” he said.\n\nHe won.",
    ),
    (
        f"{RAIN}She left.\tBob Ray left.\t“No,” he said.\tHe won.",
        f"{RAIN}She left.\n\nBob Ray left.\n\n“No,” he said.\n\nHe won.",
    ),
    (
        f"{RAIN}She left.Bob Ray left.“No,” he said.“He won.”He did.",
        f"{RAIN}She left.\n\nBob Ray left.\n\n“No,” he said.\n\n“He won.”\n\nHe did.",
    ),
    (f"The ofcer conrmed it. {RAIN * 3}", f"The officer confirmed it. {RAIN * 3}"),
    (
        "“We fi nd it diffi cult to fl y,” said Ann Griffi th of the Cliff ord staff in Kew.",
        "“We find it difficult to fly,” said Ann Griffith of the Clifford staff in Kew.",
    ),
    ("ÒThe ßoor is Þne,Ó ofÞcer Ann Lee said.", "“The floor is fine,” officer Ann Lee said."),
    ("The of\x02cer con\x02rmed it, but \x03nally left.", "The officer confirmed it, but finally left."),
    (
        "“We waited ten\n\nyears,” said Ann\n\nLee, who has led\n\nus since.\n\n\n\nIt rained then,\n\nas it did.",
        "“We waited ten years,” said Ann Lee, who has led us since.\n\n\n\nIt rained then, as it did.",
    ),
    (
        "Kew v. Lee        Page 7\n\nAnn Lee has\n\nKew v. Lee        Page 8\n\nwaited ten years\nfor it.",
        "\n\nAnn Lee has waited ten years for it.",
    ),
    (
        "“We have\n\nSee LEE, Page 6, Col. 2\n\n“No man left.”\n\nLEE: No man left\nContinued from Page One\n\n"
        "waited,” said\nAnn Lee.",
        "“We have waited,” said Ann Lee.",
    ),
    (
        "BYLINE: Bob Ray\nSECTION: Metro\nPAGE: B1\nLENGTH: 90\nHEADLINE: No\n\nThe council of Kew has\nwaited, "
        "said Mayor Ann\nLee, who is a nurse.\n\nIt rained on the old\nbridge until Bob Ray\nof Kew closed it.\n\n"
        "“No,” said Ann Lee\nof the bridge. “We go,”\nadded Bob Ray in May.",
        "BYLINE: Bob Ray\nSECTION: Metro\nPAGE: B1\nLENGTH: 90\nHEADLINE: No\n\nThe council of Kew has waited, "
        "said Mayor Ann Lee, who is a nurse.\n\nIt rained on the old bridge until Bob Ray of Kew closed it.\n\n"
        "“No,” said Ann Lee of the bridge. “We go,” added Bob Ray in May.",
    ),
    ("It rained. [*3] “No,” said Ann Lee.", "It rained. “No,” said Ann Lee."),
    ("Ann Lee paid in aud\nand left.", "Ann Lee paid in aud and left."),
    ("Tbe mayor, wbo won, left\nwitb thc money.", "The mayor, who won, left with the money."),
    (
        "“GO,” SAID THE DIVER, MARAMA HOHEPA. “IT’S LATE,” LENA MARKS SAID. RAPPER LIL DUNE.\n\nSAM TULLY SAID SO. "
        "IT RAINED ON THE BRIDGE, AND NOBODY IN THE COUNCIL KNEW WHY IT WAS SHUT.",
        "“Go,” said the diver, Marama Hohepa. “It’s late,” Lena Marks said. Rapper Lil Dune.\n\nSam Tully said so. "
        "It rained on the bridge, and nobody in the council knew why it was shut.",
    ),
    (
        "Ann Lee has\n\nReport of the Board      14\n\nBoard, 2014. All rights reserved.\n\nwaited ten years.",
        "Ann Lee has waited ten years.",
    ),
    (
        "Bob Ray\nKew\nAnn Lee of the\ncouncil said “we have 300 of\n2004 left”.\nMay 4\nElm",
        "Bob Ray\nKew\nAnn Lee of the council said “we have 300 of 2004 left”.\nMay 4\nElm",
    ),
    ("‘No,’14 said Ann Lee.", "‘No,’ said Ann Lee."),
    ("Ann Lee left.1\n\nIt rained.\n\n1\nOr so.", "Ann Lee left.\n\nIt rained.\n\n1\nOr so."),
    ("It rained.[1][2] Ann Lee “left”[a] in May.[6]: 44 He won.[5]", "It rained. Ann Lee “left” in May. He won."),
    ("|> “No,” said Ann Lee,\n|> the mayor.\n|>\n|> She left.", "“No,” said Ann Lee, the mayor.\n\nShe left."),
    (
        r"{\rtf1\ansi \'93No,\'94 said Zo\'eb Lund.\par \u8220?It rained.\u8221?\par}",
        "{“No,” said Zoë Lund.\n\n“It rained.”\n\n}",
    ),
    (
        "> “No,” said Ann Lee.\n\nHa!\n\n> “Yes,” said Bob Ray.\n\nThe rest:\n\n> He left. “No,” she said.\n",
        "“No,” said Ann Lee.\n\nHa!\n\n“Yes,” said Bob Ray.\n\nThe rest:\n\nHe left. “No,” she said.\n",
    ),
    (
        "Sen. Bob Ray Robert Tim RayHolt: Ray leaves The Memo: Kor MORE met Ann Lee Ann LeeKor quits MORE’s aide.",
        "Sen. Bob Ray met Ann Lee’s aide.",
    ),
    (
        "It rained.\n\nJUST WATCHED Ann Lee left Replay ... MUST WATCH Ann Lee left 01:05\n\nOK.",
        "It rained.\n\n\n\nOK.",
    ),
    ("“We have wait\u00ad ed,” said Ann O\u00ad hara.", "“We have waited,” said Ann Ohara."),
    (
        "The mayor waited\nas Ann Lee and the U.S.\n\n[[Page H10234]]\n\ngovernment did, and said Gen.\nBob Ray won.",
        "The mayor waited as Ann Lee and the U.S. government did, and said Gen. Bob Ray won.",
    ),
    (
        "They met at the\nHome Office and\nAnn Lee left for\nKew with the\nOrme Times.\nBob Ray\n“We won,” said the\n"
        "Earl of\nKor.\nTHE MAYOR of all.\nThey wanted Ann\nLee.\nand so on.",
        "They met at the Home Office and Ann Lee left for Kew with the Orme Times.\nBob Ray\n“We won,” said the "
        "Earl of Kor.\nThe mayor of all.\nThey wanted Ann Lee.\nand so on.",
    ),
    (
        "The govern- ment would not re- turn.\n\n“We won,” said Ann Yar- brough.",
        "The government would not return.\n\n“We won,” said Ann Yarbrough.",
    ),
    ('<!DOCTYPE html PUBLIC "-//W3C">\n<?php a("b") ?><p>“No,” said Ann Lee.</p>', "\n\n\n“No,” said Ann Lee.\n\n"),
    (
        f"The mayor waited\nin the rain\nfor the council.\n{'It rained. ' * 20}And then at Abu\nGhraib.",
        f"The mayor waited in the rain for the council.\n{'It rained. ' * 20}And then at Abu Ghraib.",
    ),
    (
        'it rained , " ann lee said\n, and so on .\nthen it " stopped , " mayor bob\nray said , " at last . "\nok .',
        'it rained," ann lee said, and so on.\nthen it "stopped," mayor bob ray said, "at last."\nok.',
    ),
    (
        f"{'it was late , and it rained . ' * 6}the mayor left .",
        f"{'it was late, and it rained. ' * 6}the mayor left.",
    ),
    (
        '“No,” said [Ann Lee](https://example.org/a\n"A rainy\nday" ) of [Kew](k "d" ).',
        "“No,” said Ann Lee of Kew.",
    ),
    (
        "The mayor was late and\nthe council, too, was\n\nOPEN FILE\nDoc No. 12   PART 3\nOPEN FILE\n\nlate again.\n\n"
        "OPEN FILE\nDoc No. 12 PART 4",
        "The mayor was late and the council, too, was late again.\n\n",
    ),
    (
        "On May 4, 2006, Ann Lee\n<ann@kor.com> wrote:\n\n> “We won,” said Bob Ray.\n",
        "\n“We won,” said Bob Ray.\n",
    ),
    (
        "The mayor left.\n“No,” lie\nsaid. Ile added that “it\nrained.” Tie said it.",
        "The mayor left. “No,” he said. He added that “it rained.” Tie said it.",
    ),
    (
        "The council had waited\nfor the mayor and for these\n\n1\n\x0cKew Institute\n\nboats.",
        "The council had waited for the mayor and for these boats.",
    ),
    ("THE MAYOR SAID IT WAS “LATE”", "The mayor said it was “late”"),
    ("BRIDGE SHUT, SAYS MAYOR ANN LEE", "Bridge shut, says mayor Ann Lee"),
    (
        "ANN LEE LEAVES THE COUNCIL AFTER TEN YEARS\n\nIt rained on Monday.\n\nBOB RAY WINS IN ROME",
        "Ann Lee leaves the council after ten years\n\nIt rained on Monday.\n\nBob Ray wins in Rome",
    ),
]

LEFT_ALONE = [
    "Ann Lee met Lee and McLee. WE WANT MORE (D) she said. JUST WATCHED it.",
    "ANN LEE, MAYOR OF THE TOWN OF KEW\n\nIt rained on Monday.\n\nSHE AND THEY WHO WON:",
    CLEAN,
    "Chapter 1\n\nAnn Lee left.\n\nChapter 2\n\nIt rained.\n\nChapter 3\n\nIt stopped.",
    "CHAPTER\n1\n\nAnn Lee left.\n\nCHAPTER\n2\n\nIt rained.",
    f"1\n\n{'Ann Lee left. ' * 800}\n\n2\n\nIt rained.",
    "“No,” said Ann Lee of R&D; AT&T rose.",
    "They paid 2 * 3 dollars * 4, f*** it, and some_file_name.",
    "The <said> of 3 < 4 and 5 > 4.",
    "He wrote «non» and <I think so>.",
    "She spoke [sic] (in her words) of the law [2].",
    "São Paulo and Ântero grew.",
    "--- It rained.\nThen it stopped.\n---\nThen it rained.",
    "Ann Lee, mayor\nBob Ray, baker\nZoë Lund, clerk\n",
    "The rain came down\nAnd Ann Lee sang\nOf better days\n",
    "It is in C:\\new and \\n.",
    "It ends in .\\n and in .\\n\nIt rained.\nIt rained.\nIt stopped.",
    "Ann Lee put #edu2019 and https://example.org/the%E2%80%99s on a sign. R & D; wins.",
    "Home 3\n2\nGuests 4\n",
    "We use .NET at home. She waited ... and left.",
    "Well,... it rained.",
    "Well, ...it rained and ...then it stopped. He left ...and came back. Ann Lee ...who?",
    "In país and au pâté Ann Lee met Ó Briain of 3 m³ and Ômura.",
    "| a | b |\n| c | d |\n| e | f |\n",
    "The law [2] and [sic] (her words).",
    "- Where is Ann Lee?\n- She left.\nIt rained.",
    "Ann Lee warned:\n\n- it rains\n- it is late\n- we lost\n",
    "“No.”\n- Ann Lee\n“Yes.”\n- Bob Ray\n“Why?”\n- Zoë Lund",
    "10:00\nOpening\n10:30\nTalk\n11:00\nLunch\n11:30\nClose",
    "The <v Ann Lee> of captions.",
    "[Ann Lee] said that “[w]e want[s] it” [2] of 10 km² and § 4.",
    '"No," said Ann Lee.\n"Why?"\n"It rained."',
    "The <n> of Ann Lee, who read NEWLINE_CHAR.",
    "¿Quién? Ann Lee called it a ¡fiesta! at ~$5, or x^M of {a}.",
    "Ann Lee saw <93> and U+201C in the log, and quot; at its end.",
    "Hawaiʻi is 6″ wide, and Ann Lee went to ❶ → ❷.",
    r"The \emph of Ann Lee and a \par of it.",
    "T cells grew.\nE STREET is shut.\nF SCOTT wrote.\nU S troops left.",
    "`No,' said Ann Lee, who left , as Bob Ray did, on Monday, in May.",
    "He [Lee] left with #Kew, AT&T and @ann_lee ... in 1998., he said.",
    "12 men left.\n14 women stayed.\n3 rained.",
    "It is in ¶ 12 of the law.",
    "Ann Lee left.\nBob Ray stayed, and nobody knew why.\nIt rained.\n",
    '{"id": 12} said Ann Lee.',
    '{"id": 12} said Ann Lee.',
    "He [Lee] left [the town=Kew].",
    "NATO said no.\nUS police left.\nIT was late.\nBBC NEWS said so.",
    "KEW, Pa. — It rained.\nNEW YORK (AP) — Ann Lee left.\nLOS ANGELES Mayor Ann Lee left.",
    "ANN LEE: “We won.”\nTHE MAYOR: We won.\nMAYOR HITS BACK\nHOW TO WIN IN MAY Ann Lee left.",
    "Contact: Ann Lee\nPhone: 555\nSubject: rain\n",
    '"22 Days," said Ann Lee of No.10 and “7 Days”.',
    "10:00 Opening\n10:30 Talk by Ann Lee\n11:00 Lunch\n11:30 Close",
    "[10:12] Ann: We won.\n[10:14] Bob: We lost.\n[10:15] Ann: It rained.",
    "10:12 Ann Lee\nWe won.\n10:14 Bob Ray\nWe lost.\n10:15 Ann Lee\nIt rained.",
    "0:01\nIt rained.\n0:04\nAnn Lee left.\n0:07\nBob Ray stayed.\n0:09\nShe won.\n0:12\nHe lost.",
    "She has ~5 dollars, x=2, y=3 and https://example.org/?a=b=c.",
    f"{RAIN}It was A/B. She won. | He lost.",
    f"The ofcer left. {RAIN * 3}",
    "The hash of ''Ann Lee'' is late.",
    "Hi-fi and wifi are fine, the Gaddafi regime fell, and staff members of Ann Cliff won off campus.",
    "Ann Lee came from 4A and turned to page 6 of the book.\n\nSee page 6.\n\nHe was f[***]ing late.",
    "Ann Lee left.1\n\nIt rained ’90s rain.\n2 men left.",
    "Þór Lee and Ann Strauß left.",
    "Ann Lee had pre- and post-war plans for two- and three-year jobs, a govern- ment job.",
    "What to look for\nAnn Lee left.\nWhere to go to\nBob Ray stayed.\nIt rained.",
]


@pytest.mark.parametrize(("source", "read"), REPAIRED)
def test_a_repair_is_made(source: str, read: str) -> None:
    assert view_of(source).text == read


def test_marks_side_by_side_have_places_of_their_own() -> None:
    view = view_of("=E2=80=9C=E2=80=9CNo,=94 said Ann Lee.")
    assert [view.in_source((at, at + 1)) for at in (0, 1)] == [(0, 9), (9, 18)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_clean_text_is_its_own_view(text: str) -> None:
    view = view_of(text)
    assert (view.text, view.repairs) == (text, [])
    assert view.in_source((2, 5)) == (2, 5)


def test_a_span_is_mapped_without_what_was_taken_out_around_it() -> None:
    source = "“No,” said **Ann\u00ad Lee**."
    view = view_of(source)
    start = view.text.index("Ann Lee")
    start, end = view.in_source((start, start + 7))
    assert source[start:end] == "Ann\u00ad Lee"


@pytest.mark.parametrize("opening", ["â€œ", "Ã¢â‚¬Å“"])
def test_two_marks_decoded_wrongly_are_each_at_its_own_place(opening: str) -> None:
    view = view_of(f"{opening}{opening}No, said Ann Lee.")
    assert view.text == "““No, said Ann Lee."
    assert [view.in_source((at, at + 1)) for at in (0, 1)] == [(0, len(opening)), (len(opening), 2 * len(opening))]


def test_each_word_in_capitals_keeps_its_place() -> None:
    source = f"&quot;NO,&quot; SAID ANN\u00ad LEE. {'IT RAINED ON THE BRIDGE. ' * 8}"
    view = view_of(source)
    start, end = view.in_source((view.text.index("Lee"), view.text.index("Lee") + 3))
    assert source[start:end] == "LEE"


def test_edits_of_edits_lead_back_to_the_source() -> None:
    view = View("a&lt;b&gt;c")
    view.edit("entities", [(1, 5, "<"), (6, 10, ">")])
    view.edit("tags", [(1, 4, "")])
    assert view.text == "ac"
    assert [view.in_source((at, at + 1)) for at in range(2)] == [(0, 1), (10, 11)]
    assert view.in_source((0, 2)) == (0, 11)


def test_every_repair_says_what_it_does() -> None:
    assert all(repair.meaning and repair.signs for repair in REPAIRS)
    assert len({repair.meaning for repair in REPAIRS}) == len(REPAIRS)


NOISE = st.lists(
    st.sampled_from(
        [*"ab A.,“”\"'\n>*_[]()<&;#-\u00ad\u200b\u00a0\t\f12", "  ", "\n\n", "&amp;", "&ldquo;", "<b>", "</b>"]
    )
    | st.sampled_from(
        ["<!--", "-->", "](http://a.b)", "â€œ", "â€\x9d", "\x93", "e\u0301", "<<", ">>", ",,", '""', "---\n"]
    )
    | st.sampled_from(["Ann Lee ", "said ", "the coun-\n", "\ncil ", "\r\n", "\u2028", "Page 3 of 4\n", "[1]", "¹"])
)


@given(NOISE)
def test_any_text_maps_back_in_order(pieces: list[str]) -> None:
    source = "".join(pieces)
    view = view_of(source)
    spans = [view.in_source((at, at + 1)) for at in range(len(view.text))]
    assert all(0 <= start < end <= len(source) for start, end in spans)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(spans))


@given(NOISE)
def test_records_of_any_text_are_spans_of_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for record in extract(text, kinds=("direct", "mixed", "indirect", "not_speech")):
        assert text[record.start : record.end] == record.text
        assert record.content_start <= record.start < record.end <= record.content_end


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;"),
        lambda text: "> " + text.replace("\n", "\n> "),
        lambda text: text.replace("Ann Lee", "**Ann Lee**").replace("Bob Ray", "[Bob Ray](http://example.org/x)"),
        lambda text: text.replace(" ", "\n"),
        lambda text: "<p>" + text.strip().replace("\n\n", "</p>\n<p>") + "</p>",
        lambda text: text.replace("“", "<<").replace("”", ">>"),
        lambda text: text.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d"),
    ],
)
def test_the_speakers_are_those_of_the_clean_text(change: "object") -> None:
    assert callable(change)
    noisy = extract(change(CLEAN))
    assert [(record.speaker, record.kind) for record in noisy] == [("Ann Lee", "direct"), ("Bob Ray", "direct")]
