// SPDX-License-Identifier: EUPL-1.2
/* Layout and plain text: what the lines say, where links, headings and tasks are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/doc/doc.h>
#include <carnet/doc/render.h>

static doc *from(const void *parent, const char *md)
{
	doc *d = doc_new(parent, NULL);
	doc_add_markdown(d, NULL, md, 0);
	return d;
}

static const char *text_at(const void *parent, const char *md, int width)
{
	strbuf *b = sb_new(parent);
	doc_to_text(b, from(parent, md), width);
	return b->s;
}

static const struct { int width; const char *md, *text; } cases[] = {
	{20, "", ""},
	{20, "# Un titre\n\nDu texte qui se coupe ici.\n\n## Suite\n\nb",
	 "Un titre\n────────\n\nDu texte qui se\ncoupe ici.\n\nSuite\n\nb\n"},
	{20, "# Un titre bien trop long pour la ligne", "Un titre bien trop\nlong pour la ligne\n────────────────────\n"},
	{20, "un\\\ndeux", "un\ndeux\n"},
	{20, "- un point qui se coupe en deux\n- deux\n  - trois, qui se coupe", "• un point qui se\n  coupe en deux\n• deux\n  • trois, qui se\n"
		"    coupe\n"},
	{20, "- un\n\n- deux\n\n  encore", "• un\n\n• deux\n\n  encore\n"},
	{20, "9. a\n10. b", " 9. a\n10. b\n"},
	{20, "- [ ] à faire\n- [x] fait", "☐ à faire\n☑ fait\n"},
	{20, "> *Conseil.* Une règle simple.\n>\n> - un\n\nfin", "│ Conseil. Une règle\n│ simple.\n│\n│ • un\n\nfin\n"},
	{20, "a\n\n---\n\nb", "a\n\n────────────────────\n\nb\n"},
	{20, "-\n- b", "•\n• b\n"},
	{30, "| Nom | Ville |\n|---|---|\n| Anne | Évry |\n| Bo | |", "Nom  │ Ville\n─────┼──────\nAnne │ Évry\nBo   │\n"},
	{12, "| Nom | Ville |\n|---|---|\n| Anne | Évry |\n| Bo | |", "Nom  │ Ville\n─────┼──────\nAnne │ Évry\nBo   │\n"},
	{11, "| Nom | Ville |\n|---|---|\n| Anne | Évry |\n| Bo | |", "Nom: Anne\nVille: Évry\n\nNom: Bo\n"},
	{20, "| Nom | |\n|---|---|\n| Anne qui parle longtemps | Évry |", "Nom: Anne qui parle\n  longtemps\nÉvry\n"},
	{20, "- a\n\n  | b | c |\n  |---|---|\n  | d | e |", "• a\n\n  b │ c\n  ──┼──\n  d │ e\n"},
	{10, "- - - - - un deux trois", "• • • • • un deux\n          trois\n"},
};

static void check_text(void **state)
{
	const size_t i = (size_t)(uintptr_t)*state;
	AUTO_CTX(tmp);
	assert_string_equal(text_at(tmp, cases[i].md, cases[i].width), cases[i].text);
}

static void no_line_is_wider(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	const char *md = "# Un titre [lié](page:a) assez long\n\n> Une citation avec **du gras qui se coupe** et [un lien](page:b) puis la suite.\n\n"
			 "1. Premier point, [long](page:c)\n2. Second\n\n| a | b |\n|---|---|\n| [x](page:d) | y |\n";
	for (int width = 20; width < 90; width++) {
		layout *l = doc_layout(tmp, from(tmp, md), width, true);
		for (size_t i = 0; i < l->count; i++) {
			int w = 0;
			for (size_t j = 0; j < l->lines[i].count; j++)
				w += text_widthn(l->lines[i].spans[j].text, l->lines[i].spans[j].len);
			assert_in_range(w, 0, width);
		}
	}
}

static const char *line_text(const void *parent, const line *ln)
{
	strbuf *b = sb_new(parent);
	for (size_t j = 0; j < ln->count; j++)
		sb_addn(b, ln->spans[j].text, ln->spans[j].len);
	return b->s;
}

static void numbers_links(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	const char *md = "Le [mot](sigle:ACI), la [page](page:a), [source](source:s).\n\nUne [réunion](entity:meeting/12).";
	layout *l = doc_layout(tmp, from(tmp, md), 60, true);
	assert_int_equal(l->nlinks, 4);
	const int numbers[] = {0, 1, 0, 2};
	const size_t lines[] = {0, 0, 0, 2};
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(l->link_number[i], numbers[i]);
		assert_int_equal(l->link_line[i], lines[i]);
	}
	assert_string_equal(line_text(tmp, &l->lines[0]), "Le mot, la page\u00a0[1], source.");
	assert_string_equal(line_text(tmp, &l->lines[2]), "Une réunion\u00a0[2].");
	assert_int_equal(l->lines[0].spans[1].style, SPAN_WORD);
	assert_int_equal(l->lines[0].spans[1].link, 0);
	assert_int_equal(l->lines[0].spans[3].style, SPAN_LINK);
	layout *plain = doc_layout(tmp, from(tmp, md), 60, false);
	assert_string_equal(line_text(tmp, &plain->lines[0]), "Le mot, la page, source.");
	assert_int_equal(plain->link_number[1], 0);
}

static void knows_where_links_start(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	layout *l = doc_layout(tmp, from(tmp, "un deux trois [quatre cinq](page:x) six\n\n| a |\n|---|\n| [b](page:y) |"), 14, true);
	assert_int_equal(l->nlinks, 2);
	assert_int_equal(l->link_line[0], 1);
	assert_string_equal(line_text(tmp, &l->lines[l->link_line[1]]), "b\u00a0[2]");
}

static void styles_spans(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	layout *l = doc_layout(tmp, from(tmp, "# T\n\n> **a** *b*"), 40, false);
	assert_int_equal(l->lines[0].spans[0].style, SPAN_HEADING);
	assert_int_equal(l->lines[1].spans[0].style, SPAN_DIM);
	assert_int_equal(l->lines[2].count, 0);
	assert_null(l->lines[2].block);
	assert_int_equal(l->lines[3].spans[0].style, SPAN_QUOTE | SPAN_DIM);
	assert_int_equal(l->lines[3].spans[1].style, SPAN_QUOTE | SPAN_STRONG);
	assert_int_equal(l->lines[3].spans[3].style, SPAN_QUOTE | SPAN_EMPHASIS);
}

static void knows_headings_and_tasks(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	layout *l = doc_layout(tmp, from(tmp, "## Un\n\na\n\n## Deux\n\n- [ ] x\n- y\n- [x] z qui se coupe"), 12, false);
	assert_int_equal(l->nheadings, 2);
	assert_int_equal(l->heading_line[1], 4);
	assert_string_equal(l->headings[1]->anchor, "deux");
	const int items[] = {-1, -1, -1, -1, -1, -1, 0, -1, 1, -1};
	assert_int_equal(l->count, LENGTH(items));
	for (size_t i = 0; i < l->count; i++)
		assert_int_equal(l->lines[i].item, items[i]);
}

static void prints_the_title(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	doc *d = doc_new(tmp, "Note\x1b");
	doc_paragraph(d, NULL, "a");
	doc_to_text(b, d, 40);
	assert_string_equal(b->s, "Note␛\n─────\n\na\n");
}

static void deep_lists_end(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, NULL);
	node *into = NULL;
	for (int i = 0; i < 100; i++)
		into = doc_item(d, doc_list(d, into, false), MARK_BULLET, "a");
	strbuf *b = sb_new(tmp);
	doc_to_text(b, d, 40);
	assert_non_null(strstr(b->s, "• a"));
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(cases) + 7];
	size_t n = 0;
	AUTO_CTX(tmp);
	i18n_start("en");
	for (size_t i = 0; i < LENGTH(cases); i++)
		tests[n++] = (struct CMUnitTest){mem_printf(tmp, "lays out case %zu", i), check_text, NULL, NULL, (void *)(uintptr_t)i};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(no_line_is_wider);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(numbers_links);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(knows_where_links_start);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(styles_spans);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(knows_headings_and_tasks);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(prints_the_title);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(deep_lists_end);
	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
