// SPDX-License-Identifier: EUPL-1.2
/* Every problem of a content folder, with its file, line and column. Each case changes one file of the fixture. */
#include "fixture.h"

#define GUIDE "fr/guide/une-cpts.yaml"
#define LIST "fr/sources.yaml"
#define HEAD "id: une-cpts\ntitle: T\npart: decouvrir\norder: 10\nsummary: S\nsources: [note]\nverified: 2026-11-20\nnext: [la-reunion]\n"
#define BODY "body: |\n  Un texte.\n"

static const struct { const char *name, *path, *text, *problems; } cases[] = {
	/* the text of the file */
	{"empty", GUIDE, "# rien\n", GUIDE ":1:1: this file is empty: write its content, or delete it\n"},
	{"not utf-8", GUIDE, "id: une-cpts\ntitle: \xe9t\xe9\n", GUIDE ":2:8: this is not UTF-8: save the file as UTF-8\n"},
	{"tab and carriage return", GUIDE, HEAD BODY "  é\tx\r\n",
	 GUIDE ":11:4: a tab is not accepted: write two spaces\n" GUIDE ":11:6: a carriage return is not accepted: end lines as Linux does\n"},
	{"control characters", GUIDE, HEAD "body: \"a\xe2\x80\xae b\x1b\"\n",
	 GUIDE ":9:9: an invisible control character is hidden here: delete it\n" GUIDE ":9:12: an invisible control character is hidden here: "
		"delete it\n"},
	/* its tokens */
	{"anchor, alias, tag", GUIDE, HEAD "tags: &x [a]\nscreen: !!str b\nbody: *x\n",
	 GUIDE ":9:7: an anchor (&) is not accepted: write the text again where it is needed, or quote it\n"
	 GUIDE ":10:9: a tag (!) is not accepted: quote the text if it begins with !\n"
	 GUIDE ":11:7: an alias (*) is not accepted: write the text again here, or quote it\n"},
	{"directive and marks", GUIDE, "%YAML 1.1\n---\n" HEAD BODY "...\n",
	 GUIDE ":1:1: a directive (%) is not accepted: delete this line\n"
	 GUIDE ":2:1: a document mark (---) is not accepted: keep one document a file, without marks\n"
	 GUIDE ":13:1: a document mark (...) is not accepted: keep one document a file, without marks\n"},
	{"too deep", GUIDE, "id: [[[[[[[[[[[[[[a]]]]]]]]]]]]]]\n", GUIDE ":1:16: this is nested too deeply: flatten it\n"},
	{"colon in a text", GUIDE, HEAD "screen: a: b\n", GUIDE ":9:10: this text holds “: ”: put quotes around it, or check the indentation\n"},
	{"open quote", GUIDE, HEAD "screen: 'a\n", GUIDE ":10:1: a quote is opened and never closed: close it\n"},
	{"open list", GUIDE, "tags: [a\nid: x\n", GUIDE ":2:3: this list in brackets is not closed: separate its words with commas and close it "
		"with ]\n"},
	{"bad indentation", GUIDE, "id: x\n title: y\n", GUIDE ":2:7: this text holds “: ”: put quotes around it, or check the indentation\n"},
	{"key without colon", GUIDE, "id: x\ntitle\npart: z\n", GUIDE ":3:1: this key has no “:”: add it, or indent this line under the text it "
		"belongs to\n"},
	{"bad first sign", GUIDE, HEAD "screen: @a\n", GUIDE ":9:9: a text cannot begin with this sign: put quotes around it\n"},
	{"not known to us", GUIDE, HEAD "screen: \"\\q\"\n",
	 GUIDE ":9:10: this is not YAML (found unknown escape character): check the signs and the indentation around here\n"},
	/* its shape */
	{"a list instead of keys", GUIDE, "- a\n", GUIDE ":1:1: keys are expected here: write them one a line as “key: text”\n"},
	{"keys instead of a list", LIST, "a: b\n", LIST ":1:1: a list is expected here: begin each record with “- ”\n"},
	{"unknown key, near", GUIDE, HEAD "titel: x\n" BODY, GUIDE ":9:1: unknown key “titel”: did you mean title?\n"},
	{"unknown key, far", GUIDE, HEAD "humeur: x\n" BODY, GUIDE ":9:1: unknown key “humeur”: delete it, or see carnet check --content "
		"--schema\n"},
	{"key that is a list", GUIDE, HEAD BODY "? [a]\n: b\n", GUIDE ":11:3: unknown key “”: delete it, or see carnet check --content --schema\n"},
	{"key twice", GUIDE, HEAD BODY "order: 20\n", GUIDE ":11:1: the key “order” is there twice: delete one of them\n"},
	{"missing keys", GUIDE, "id: une-cpts\npart: decouvrir\norder: 10\nsources: [note]\nverified: 2026-11-20\n",
	 GUIDE ":1:1: the key “title” is missing: add it\n" GUIDE ":1:1: the key “summary” is missing: add "
		"it\n" GUIDE ":1:1: the key “body” is missing: add it\n"},
	{"empty text", GUIDE, HEAD "body: ''\n", GUIDE ":9:7: “body” is empty: write it\n"},
	{"text expected", GUIDE, HEAD "screen: [a]\n" BODY, GUIDE ":9:9: “screen” is a text, not a list or a mapping: write it after “screen: ”\n"},
	{"list expected", GUIDE, HEAD "tags: a\n" BODY, GUIDE ":9:7: “tags” is a list: write one item a line after “- ”, or [a, b]\n"},
	{"text in a list expected", GUIDE, HEAD "tags: [[a]]\n" BODY, GUIDE ":9:8: “tags” is a text, not a list or a mapping: write it after "
		"“tags: ”\n"},
	{"not a yes", GUIDE, HEAD BODY "advice: bof\n", GUIDE ":11:9: “bof” is neither yes nor no: write oui or non\n"},
	/* pages */
	{"name with accents", "fr/guide/été.yaml", PAGE("été", "decouvrir", "30", BODY), "fr/guide/été.yaml:1:5: “été” cannot name a page: use "
		"small letters without accents, digits and hyphens\n"},
	{"file and id differ", "fr/guide/autre.yaml", PAGE("page-a", "decouvrir", "30", BODY),
	 "fr/guide/autre.yaml:1:5: the page is named “page-a” and its file “autre.yaml”: give both the same name\n"},
	{"same id twice", "fr/mission/une-cpts.yaml", PAGE("une-cpts", "decouvrir", "30", BODY),
	 "fr/mission/une-cpts.yaml:1:1: “une-cpts” is already used, fr/guide/une-cpts.yaml line 1: give it another name\n"},
	{"not a date", GUIDE, "id: une-cpts\ntitle: T\npart: decouvrir\norder: 10\nsummary: S\nsources: [note]\nverified: demain\n" BODY,
	 GUIDE ":7:11: “demain” is not a date: write the year, the month and the day: 2026-11-21\n"},
	{"verified tomorrow", GUIDE, "id: une-cpts\ntitle: T\npart: decouvrir\norder: 10\nsummary: S\nsources: [note]\nverified: 2026-11-22\n" BODY,
	 GUIDE ":7:11: the page would have been verified in the future, on 2026-11-22: write the day it was done\n"},
	{"no source, no date", GUIDE, "id: une-cpts\ntitle: T\npart: decouvrir\norder: 10\nsummary: S\n" BODY,
	 GUIDE ":1:1: the key “verified” is missing: add it\n" GUIDE ":1:1: the page has no source: add one; for our own advice, conseil-carnet\n"},
	{"order out of bounds", GUIDE, "id: une-cpts\ntitle: T\npart: decouvrir\norder: -1\nsummary: S\nsources: [note]\nverified: "
		"2026-11-20\n" BODY,
	 GUIDE ":4:8: “-1” is out of bounds: write a number from 0 to 100000\n"},
	/* references */
	{"unknown part, next, source", GUIDE,
	 "id: une-cpts\ntitle: T\npart: decouvir\norder: 10\nsummary: S\nsources: [note, nota]\nverified: 2026-11-20\nnext:\n  - la-reunion\n"
		"  - ailleurs-encore\n" BODY,
	 GUIDE ":3:7: “decouvir” does not exist (part): did you mean decouvrir?\n" GUIDE ":6:17: “nota” does not exist (sources): did you mean "
		"note?\n"
	 GUIDE ":10:5: “ailleurs-encore” does not exist (next): write it, or remove it here\n"},
	{"links", GUIDE, HEAD "body: |\n  Voir [a](page:la-reunon),\n\n  - l’[b](sigle:zzzzzz) et [c](source:not)\n"
		"  - [d](topic:x) [e](entity:metting) [f](https://a.example)\n",
	 GUIDE ":10:12: the link page:la-reunon leads nowhere: did you mean page:la-reunion?\n"
	 GUIDE ":12:11: the link sigle:zzzzzz leads nowhere: write what it should lead to, or remove the link\n"
	 GUIDE ":12:32: the link source:not leads nowhere: did you mean source:note?\n"
	 GUIDE ":13:9: the link topic:x leads nowhere: write what it should lead to, or remove the link\n"
	 GUIDE ":13:22: the link entity:metting leads nowhere: write what it should lead to, or remove the link\n"
	 GUIDE ":13:42: “https://a.example” is not a link of the guide: use page:, sigle:, source:, topic: or entity:; addresses live in "
		"sources.yaml\n"},
	{"markdown in a block", GUIDE, HEAD "body: |\n  Un.\n\n  Deux <b>gras</b> ![x](y)\n\n  # Titre\n",
	 GUIDE ":12:8: raw HTML is not accepted: write it in Markdown\n" GUIDE ":12:15: raw HTML is not accepted: write it in Markdown\n"
	 GUIDE ":12:25: an image is not accepted: describe it in words\n" GUIDE ":14:5: a heading of level 1 is the page's title: begin with ##\n"},
	{"markdown on one line", GUIDE, HEAD "body: \"Un é <b>\"\n", GUIDE ":9:13: raw HTML is not accepted: write it in Markdown\n"},
	{"acronyms", GUIDE, HEAD "body: |\n  L’ACI, les ACIs, la CPAM et la CPAM. Voir [là](sigle:ACI) le PREMs.\n",
	 GUIDE ":10:23: “CPAM” is not in the glossary: add it to glossary.yaml, or write it in full\n"
	 GUIDE ":10:64: “PREMs” is not in the glossary: add it to glossary.yaml, or write it in full\n"},
	{"acronyms of a topic", "fr/topics/budget.yaml",
	 "id: budget\ntitle: Les comptes du PTSM\norder: 20\nkeywords: [XYZ]\nwhat: |\n  L’argent.\nquestions:\n"
	 "  - {id: q1, ask: 'Et la CPAM ?', why: W, good: G}\nsources: [note]\nverified: 2026-11-20\n",
	 "fr/topics/budget.yaml:2:23: “PTSM” is not in the glossary: add it to glossary.yaml, or write it in full\n"
	 "fr/topics/budget.yaml:8:26: “CPAM” is not in the glossary: add it to glossary.yaml, or write it in full\n"},
	{"question twice", "fr/topics/budget.yaml",
	 "id: budget\ntitle: T\norder: 20\nkeywords: [x]\nwhat: W\nquestions:\n  - {id: q1, ask: A, why: W, good: G}\n"
	 "  - {id: q1, ask: A, why: W, good: G}\nsources: [note]\nverified: 2026-11-20\n",
	 "fr/topics/budget.yaml:8:5: “budget/q1” is already used, fr/topics/budget.yaml line 7: give it another name\n"},
	{"too many boxes", "fr/checklists/liste-avant.yaml",
	 "id: liste-avant\ntitle: T\npart: outils\norder: 1\nsummary: S\nsources: [note]\nverified: 2026-11-20\ngroups:\n  - items:\n"
	 "      - {id: a, text: T}\n      - {id: b, text: T}\n      - {id: c, text: T}\n      - {id: d, text: T}\n      - {id: e, text: T}\n"
	 "      - {id: f, text: T}\n      - {id: g, text: T}\n      - {id: h, text: T}\n      - {id: i, text: T}\n      - {id: j, text: T}\n"
	 "      - {id: k, text: T}\n      - {id: l, text: T}\n      - {id: m, text: T}\n",
	 "fr/checklists/liste-avant.yaml:1:1: the checklist has 13 lines: keep the twelve that matter, or make two lists\n"},
	{"choices of a survey", "fr/surveys/habitants.yaml",
	 "id: habitants\ntitle: T\npart: outils\norder: 1\nsummary: S\nsources: [note]\nverified: 2026-11-20\nintro: I\nquestions:\n"
	 "  - {id: a, text: T, kind: choix}\n  - {id: b, text: T, kind: libre, choices: [x]}\n",
	 "fr/surveys/habitants.yaml:10:5: a question of kind “choix” has choices, another has none: write the choices, or change the kind\n"
	 "fr/surveys/habitants.yaml:11:5: a question of kind “choix” has choices, another has none: write the choices, or change the kind\n"},
	{"parts of the tools", "fr/parts.yaml",
	 "- {id: decouvrir, title: T, order: 10, summary: S}\n- {id: niveaux, title: T, order: 20, summary: S}\n"
	 "- {id: aide, title: T, order: 40, summary: S}\n- {id: sigles, title: T, order: 50, summary: S}\n- {id: outils, title: T, order: 60, summary: S}\n",
	 "fr/topics/budget.yaml:1:1: this needs the part “themes”: put it back in parts.yaml\n"
	 "fr/onboarding.yaml:1:1: this needs the part “prendre-mandat”: put it back in parts.yaml\n"},
	/* folders */
	{"stray file", "fr/guides/x.yaml", "id: x\n", "fr/guides/x.yaml: no kind of content lives here: move it beside its like\n"},
	{"stray file in a folder of a folder", "fr/guide/a/x.yaml", "id: x\n", "fr/guide/a/x.yaml: no kind of content lives here: move it beside "
		"its like\n"},
	/* samples */
	{"unknown entity", "samples/practice.yaml", "metting:\n  - key: a\n", "samples/practice.yaml:1:1: unknown kind of record “metting”: did "
		"you mean meeting?\n"},
	{"samples are keys", "samples/practice.yaml", "- a\n", "samples/practice.yaml:1:1: keys are expected here: write them one a line as "
		"“key: text”\n"},
	{"sample without key", "samples/practice.yaml", "cpts:\n  - name: a\n  - key: ''\n    name: b\n  - key: c\n    key: d\n    name: e\n",
	 "samples/practice.yaml:2:5: the key “key” is missing: add it\n" "samples/practice.yaml:3:10: “key” is empty: write it\n"
	 "samples/practice.yaml:3:5: the key “key” is missing: add it\n" "samples/practice.yaml:6:5: the key “key” is there twice: delete one of "
		"them\n"},
	{"sample references and days", "samples/practice.yaml", "meeting:\n  - key: a\n    title: b\n    date: bientôt\n    cpts: nulle\n"
		"  - {key: a, title: c, date: -1}\n",
	 "samples/practice.yaml:4:11: “bientôt” is not a day: write -45, +12, -6 jeudi or 2026-11-21\n"
	 "samples/practice.yaml:6:5: “a” is already used, samples/practice.yaml line 2: give it another name\n"
	 "samples/practice.yaml:5:11: no cpts has the key “nulle”: write the key of a record of this file\n"},
};

static void check_case(void **state)
{
	const size_t i = (size_t)(uintptr_t)*state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	void *made;
	fixture_start(&made);
	const fixture *f = made;
	fixture_put(f, cases[i].path, cases[i].text);
	int code = library_compile(f->content, f->out, &p, &e);
	assert_string_equal(fixture_problems(tmp, f, &p), cases[i].problems);
	assert_int_equal(code, p.errors ? ERR_INPUT : 0);
	assert_int_equal(file_exists(f->out), !p.errors);
	fixture_end(&made);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(cases)];
	i18n_start("en");
	for (size_t i = 0; i < LENGTH(cases); i++)
		tests[i] = (struct CMUnitTest){cases[i].name, check_case, NULL, NULL, (void *)(uintptr_t)i};
	return cmocka_run_group_tests_name("problems", tests, NULL, NULL);
}
