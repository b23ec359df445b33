// SPDX-License-Identifier: EUPL-1.2
/* Docs as PDF, seen by poppler and qpdf. */
#include <sys/wait.h>
#include "paper.h"

static const char page[] =
	"Une phrase avec du **gras**, de l’*italique*, un cœur, trois points… et 12\u00a0€.\n\n## Le jour même\n\n- un\n- deux\n  - trois\n\n"
	"1. premier\n2. second\n\n- [ ] demander\n- [x] lire\n\n> *Conseil.* Une règle simple.\n\n### Les frais\n\n| Jour | Montant |\n|---|---|\n| 3/11 | 12,50 € |\n\n"
	"Voir [la loi](https://exemple.fr/loi?a=(b)), [la page](page:loi), [ACI](sigle:ACI), [les frais](#les-frais) ou [rien](#rien).\n";

static void described(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", from(p, "Siéger : l’essentiel", page), &(print_setup){.author = "Anne Le Goff"});
	const char *info = shell(p, "pdfinfo a.pdf");
	shows(info, "Title:           Siéger : l’essentiel\n");
	shows(info, "Author:          Anne Le Goff\n");
	shows(info, "Creator:         carnet ");
	shows(info, "CreationDate:    Sat Nov 21 09:00:00 2026 UTC\n");
	shows(info, "Tagged:          yes\n");
	shows(info, "Pages:           1\n");
	shows(info, "(A4)\n");
	const char *objects = inside(p, "a.pdf");
	shows(objects, "/Lang (fr)");
	shows(objects, "/DisplayDocTitle true");
	shows(objects, "/Marked true");
	shows(objects, "/Tabs /S");
	shows(shell(p, "qpdf --check a.pdf"), "No syntax or stream encoding errors found");
}

static const char structure[] =
	"Document\nH1\n\"Titre\"\nP\n\"Une phrase avec du gras, de l’italique, un cœur, trois points… et 12 €.\"\nH2\n\"Le jour même\"\n"
	"L\nLI\nLbl\n\"•\"\nLBody\n\"un\"\nLI\nLbl\n\"•\"\nLBody\n\"deux\"\nL\nLI\nLbl\n\"•\"\nLBody\n\"trois\"\n"
	"L\nLI\nLbl\n\"1.\"\nLBody\n\"premier\"\nLI\nLbl\n\"2.\"\nLBody\n\"second\"\nL\nLI\nLbl\n\"☐\"\nLBody\n\"demander\"\nLI\nLbl\n\"☑\"\nLBody\n\"lire\"\n"
	"BlockQuote\nP\n\"Conseil. Une règle simple.\"\nH3\n\"Les frais\"\nTable\nTHead\nTR\nTH:\n/Scope /Column\n\"Jour\"\nTH:\n/Scope /Column\n\"Montant\"\n"
	"TBody\nTR\nTD\n\"3/11\"\nTD\n\"12,50 €\"\nP\n\"Voir \"\nLink\n\"la loi\"\n\", la page, ACI, \"\nLink\n\"les frais\"\n\" ou rien.\"\n";

/* Without what changes with the numbering of objects and the sorts that poppler adds. */
static const char *tags(paper *p, const char *name)
{
	return shell(p, "pdfinfo -struct-text %s | sed -E 's/^ +//; s/ \\((block|inline)\\)//; /^Object /d; /^Span$/d; s/\xc2\xa0/ /g'", name);
}

static void read_in_order(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", from(p, "Titre", page), NULL);
	assert_string_equal(tags(p, "a.pdf"), structure);
	const char *objects = inside(p, "a.pdf");
	assert_int_equal(count(objects, "/Alt "), 2); /* the boxes of the tasks */
}

static void links_lead_or_stay_words(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", from(p, "Titre", page), NULL);
	const char *objects = inside(p, "a.pdf");
	assert_int_equal(count(objects, "/Subtype /Link"), 2);
	shows(objects, "/URI (https://exemple.fr/loi?a=%28b%29)");
	shows(objects, "/Contents (https://exemple.fr/loi?a=\\(b\\))");
	shows(objects, "/Contents (#les-frais)");
	hides(objects, "page:loi");
	hides(objects, "sigle:");
}

static void outline_has_headings(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", from(p, "Titre", "# Vrai titre\n\ntexte\n\n## Un\n\na\n\n### Deux\n\nb\n\n## Trois\n\nc"), NULL);
	const char *outline = shell(p, "qpdf --json --json-key=outlines a.pdf | grep -E '\"title\"' | tr -d ' ,'");
	assert_string_equal(outline, "\"title\":\"Deux\"\n\"title\":\"Un\"\n\"title\":\"Trois\"\n\"title\":\"Vraititre\"\n");
	assert_int_equal(count(tags(p, "a.pdf"), "H1"), 1);
}

static void fonts_inside(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", from(p, "Titre", page), NULL);
	const char *fonts = shell(p, "pdffonts a.pdf | tail -n +3 | awk '{ print $1, $(NF-4), $(NF-2) }' | sed -E 's/^[A-Z]+.//' | sort -u");
	assert_string_equal(fonts, "DejaVuSans yes yes\nDejaVuSans-Bold yes yes\nDejaVuSans-Oblique yes yes\n");
}

static void same_bytes_twice(void **state)
{
	paper *p = *state;
	doc *d = from(p, "Titre", page);
	write_doc(p, "a.pdf", d, &(print_setup){.size = PRINT_LARGE});
	write_doc(p, "b.pdf", d, &(print_setup){.size = PRINT_LARGE});
	assert_string_equal(shell(p, "cmp a.pdf b.pdf"), "");
	write_doc(p, "b.pdf", d, &(print_setup){.size = PRINT_NORMAL});
	shows(shell(p, "cmp a.pdf b.pdf"), "differ");
}

static doc *long_table(paper *p, int rows)
{
	static const char *const headers[] = {"Jour", "Objet", "Montant", NULL};
	doc *d = doc_new(p, "Un long tableau");
	node *t = doc_table(d, headers);
	for (int i = 1; i <= rows; i++)
		doc_row(d, t, (const char *[]){"3/11/2026", mem_printf(p, "objet%d", i), "1\u202f234,50\u00a0€", NULL});
	return d;
}

static void header_on_each_page(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", long_table(p, 100), &(print_setup){.state = "Brouillon", .date = "21/11/2026"});
	int pages = atoi(shell(p, "pdfinfo a.pdf | sed -n 's/^Pages: *//p'"));
	assert_true(pages >= 3);
	for (int i = 1; i <= pages; i++) {
		const char *text = shell(p, "pdftotext -f %d -l %d a.pdf -", i, i);
		shows(text, "Montant");
		shows(text, "Brouillon · 21/11/2026");
		shows(text, "Un long tableau");
		shows(text, mem_printf(p, "page %d sur %d", i, pages));
		assert_true(count(text, "objet") >= 2); /* never a row alone */
	}
	const char *said = tags(p, "a.pdf");
	assert_int_equal(count(said, "\"Montant\""), 1);
	assert_int_equal(count(said, "\"objet"), 100);
	assert_int_equal(count(said, "TR\n"), 101);
	hides(said, "Brouillon");
	hides(said, "page 1");
}

/* All that is outside the tags is marked as decoration: marks are balanced, and no text is left without one. */
static void decoration_is_marked(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", long_table(p, 60), NULL);
	const char *objects = inside(p, "a.pdf");
	assert_int_equal(count(objects, " BDC\n") + count(objects, "/Artifact BMC\n"), count(objects, "\nEMC\n"));
	assert_int_equal(count(shell(p, "qpdf --check a.pdf"), "WARNING"), 0);
}

static const char *filled(paper *p, int lines, const char *end)
{
	strbuf *md = sb_new(p);
	for (int i = 0; i < lines; i++)
		sb_addf(md, "ligne %d\n\n", i);
	sb_add(md, end);
	return md->s;
}

/* Wherever the page ends, the first string is on the page of the second. */
static void stay_together(void **state)
{
	paper *p = *state;
	static const struct { const char *end, *with; } cases[] = {
		{"## TITRE\n\nSUITE", "SUITE"},
		{"## TITRE\n\n- SUITE\n- b", "SUITE"},
		{"## TITRE\n\n### DEUX\n\n> SUITE", "SUITE"},
		{"## TITRE\n\n| a | b |\n|---|---|\n| c | SUITE |\n| e | f |", "SUITE"},
		{"TITRE :\n\n- SUITE\n- b", "SUITE"},
		{"TITRE un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit SUITE", "SUITE"},
		{"- TITRE\n\n  encore\n- [ ] b", "TITRE"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		for (int lines = 22; lines < 30; lines++) {
			write_doc(p, "a.pdf", from(p, "", filled(p, lines, cases[i].end)), NULL);
			const char *one = shell(p, "pdftotext -f 1 -l 1 a.pdf -");
			if (!strstr(one, "TITRE") != !strstr(one, cases[i].with))
				fail_msg("case %zu, %d lines:\n%s", i, lines, one);
		}
}

/* The same by small steps: items are lower than paragraphs, and the space above a first block counts. */
static void heading_never_alone(void **state)
{
	paper *p = *state;
	static const char *const ends[] = {
		"## TITRE\n\n- SUITE\n- b",
		"## TITRE\n\n> SUITE deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
	};
	for (size_t i = 0; i < LENGTH(ends); i++)
		for (int items = 0; items < 6; items++)
			for (int lines = 18; lines < 30; lines++) {
				strbuf *text = sb_new(p);
				for (int k = 0; k < items; k++)
					sb_add(text, "- a\n");
				sb_addf(text, "\n%s", filled(p, lines, ends[i]));
				write_doc(p, "a.pdf", from(p, "", text->s), NULL);
				const char *one = shell(p, "pdftotext -f 1 -l 1 a.pdf -");
				if (!strstr(one, "TITRE") != !strstr(one, "SUITE"))
					fail_msg("end %zu, %d items, %d lines:\n%s", i, items, lines, one);
			}
}

static void all_is_said(void **state)
{
	paper *p = *state;
	strbuf *md = sb_new(p);
	sb_add(md, "> ");
	for (int i = 0; i < 900; i++)
		sb_addf(md, "q%d ", i);
	sb_add(md, "\n\n| a | b |\n|---|---|\n| court | ");
	for (int i = 0; i < 1500; i++)
		sb_addf(md, "c%d ", i);
	sb_add(md, "|\n| fin | |\n\n---\n\n-\n- après\n\n  > dedans\n");
	write_doc(p, "a.pdf", from(p, "Long", md->s), &(print_setup){.size = PRINT_LARGE});
	const char *text = shell(p, "pdfinfo -struct-text a.pdf | tr '\\n\"' '  ' | tr -s ' '");
	for (int i = 0; i < 1500; i++) {
		if (i < 900)
			shows(text, mem_printf(p, "q%d ", i));
		shows(text, mem_printf(p, "c%d ", i));
	}
	shows(text, "dedans");
	shows(shell(p, "qpdf --check a.pdf"), "No syntax");
}

static doc *wide_table(paper *p, int columns, const char *word)
{
	const char *cells[32] = {0};
	doc *d = doc_new(p, "Large");
	for (int i = 0; i < columns; i++)
		cells[i] = mem_printf(p, "%s%d", word, i);
	node *t = doc_table(d, cells);
	for (int k = 0; k < 20; k++)
		doc_row(d, t, cells);
	return d;
}

/* Too narrow for its words, a row becomes an item "header: cell"; words are never parted. */
static void wide_table_as_items(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", wide_table(p, 6, "participation"), &(print_setup){.size = PRINT_LARGE});
	const char *said = tags(p, "a.pdf");
	hides(said, "Table");
	assert_int_equal(count(said, "LI\n"), 20);
	shows(said, "\"participation5 : participation5\"");
	write_doc(p, "b.pdf", wide_table(p, 6, "part"), &(print_setup){.size = PRINT_LARGE});
	shows(tags(p, "b.pdf"), "Table");
}

/* A header of more than half a page is not repeated, and goes on over pages like a row. */
static void high_header(void **state)
{
	paper *p = *state;
	strbuf *long_one = sb_new(p);
	for (int i = 0; i < 1500; i++)
		sb_addf(long_one, "t%d ", i);
	doc *d = doc_new(p, "Haut");
	node *t = doc_table(d, (const char *[]){long_one->s, "b", NULL});
	doc_row(d, t, (const char *[]){"c", "fin", NULL});
	write_doc(p, "a.pdf", d, NULL);
	const char *text = shell(p, "pdftotext a.pdf -");
	shows(text, "t1499");
	assert_int_equal(count(text, "t1499"), 1);
	shows(text, "fin");
}

static void hostile_text_is_shown(void **state)
{
	paper *p = *state;
	doc *d = doc_new(p, "Titre\x1b[31m \xe2\x80\xae \xff");
	doc_heading(d, 2, "a\x07");
	doc_paragraph(d, NULL, "avant \xe2\x80\xae après \xc2\x9b fin");
	doc_add(d, NULL, N_LIST);
	doc_add(d, NULL, N_TABLE);
	doc_add(d, NULL, N_PARAGRAPH);
	doc_link(d, doc_add(d, NULL, N_PARAGRAPH), "lien", "https://x/'é\\)(\" \n");
	write_doc(p, "a.pdf", d, &(print_setup){.author = "\x01\xfe", .state = "\x1b", .date = "\xe2\x80\xae"});
	const char *text = shell(p, "pdftotext a.pdf -");
	shows(text, "avant ‹U+202E› après ‹U+009B› fin");
	hides(text, "\x1b");
	shows(inside(p, "a.pdf"), "/URI (https://x/%27%C3%A9%5C%29%28%22%20%0A)");
	shows(shell(p, "pdfinfo a.pdf"), "‹U+202E›");
}

static void every_sign_is_drawn(void **state)
{
	paper *p = *state;
	static const char signs[] = "œ Œ æ … ☐ ☑ ● ◐ ○ € « » ’ – — · ½ ² é à ç ï ô û É À Ç × → ≥ −";
	write_doc(p, "a.pdf", from(p, "Signes", signs), NULL);
	shows(tags(p, "a.pdf"), signs); /* pdftotext takes single signs for the letters of a word */
	assert_string_equal(shell(p, "pdffonts a.pdf | grep -vc DejaVu"), "2\n"); /* the two lines of its header */
}

static void empty_doc(void **state)
{
	paper *p = *state;
	write_doc(p, "a.pdf", doc_new(p, ""), NULL);
	shows(shell(p, "pdfinfo a.pdf"), "Pages:           1\n");
	shows(shell(p, "pdftotext a.pdf -"), "page 1 sur 1");
}

static void in_english(void **state)
{
	paper *p = *state;
	i18n_start("en");
	doc *d = from(p, "Title", "- [ ] ask");
	d->language = "en";
	write_doc(p, "a.pdf", d, NULL);
	i18n_start("fr");
	shows(shell(p, "pdftotext a.pdf -"), "page 1 of 1");
	shows(inside(p, "a.pdf"), "/Lang (en)");
	shows(inside(p, "a.pdf"), "(to do:)");
}

/* In a process of its own: fonts are looked up once. */
static void missing_font(void **state)
{
	paper *p = *state;
	static const char none[] = "<?xml version=\"1.0\"?><fontconfig><dir>/nonexistent</dir></fontconfig>";
	keep_file(p, "fonts.conf", none, sizeof none - 1);
	const char *said = shell(p, "FONTCONFIG_FILE=%s CARNET_TEST_FONT=1 /proc/%d/exe", place(p, "fonts.conf"), getpid());
	shows(said, "La police «DejaVu Sans» n’est pas installée\u00a0: installez fonts-dejavu-core");
}

static int write_without_font(void)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const struct format_module *pdf;
	char *out;
	size_t len;
	i18n_start("fr");
	int code = module_open(&pdf, "pdf", &e);
	if (!code)
		code = pdf->write(tmp, &out, &len, doc_new(tmp, "x"), NULL, &e);
	puts(code ? err_text(tmp, &e) : "written");
	return -code;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, paper_setup, paper_teardown)

int main(void)
{
	if (getenv("CARNET_TEST_FONT"))
		return write_without_font();
	const struct CMUnitTest tests[] = {
		TEST(described), TEST(read_in_order), TEST(links_lead_or_stay_words), TEST(outline_has_headings), TEST(fonts_inside), TEST(same_bytes_twice),
		TEST(header_on_each_page), TEST(decoration_is_marked), TEST(stay_together), TEST(heading_never_alone), TEST(all_is_said), TEST(wide_table_as_items), TEST(high_header),
		TEST(hostile_text_is_shown), TEST(every_sign_is_drawn), TEST(empty_doc), TEST(in_english), TEST(missing_font),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
