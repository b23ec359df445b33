// SPDX-License-Identifier: EUPL-1.2
/* Markdown in and out: what is read, what is refused and where, and that printing reads back as the same tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/doc/doc.h>
#include <carnet/doc/render.h>

#include "dump.h"

static doc *read_ok(const void *parent, const char *md)
{
	AUTO_PROBLEMS p = {0};
	doc *d = NULL;
	int code = doc_read_markdown(parent, &d, md, strlen(md), &p);
	if (code)
		print_error("%s: %s\n", p.list[0].place, p.list[0].what);
	assert_int_equal(code, 0);
	return d;
}

static void check_tree(void **state)
{
	const char *const *c = *state;
	AUTO_CTX(tmp);
	assert_string_equal(dumped(tmp, read_ok(tmp, c[0])), c[1]);
}

static void check_round(void **state)
{
	const char *const *c = *state;
	AUTO_CTX(tmp);
	doc *once = read_ok(tmp, c[0]);
	strbuf *md = sb_new(tmp);
	doc_to_markdown(md, once);
	doc *twice = read_ok(tmp, md->s);
	assert_string_equal(dumped(tmp, twice), dumped(tmp, once));
	strbuf *again = sb_new(tmp);
	doc_to_markdown(again, twice);
	assert_string_equal(again->s, md->s);
}

static const char *const cases[][2] = {
	{"", "doc()"},
	{"# Titre\n\nUn mot.", "doc(h1('Titre')p('Un mot.'))"},
	{"un\ndeux", "doc(p('un deux'))"},
	{"un\\\ndeux", "doc(p('un'br()'deux'))"},
	{"**gras** et *doux*", "doc(p(strong('gras')' et 'em('doux')))"},
	{"***a** b*", "doc(p(em(strong('a')' b')))"},
	{"_a_**b**", "doc(p(em('a')strong('b')))"},
	{"*a*_b_ **_c_**", "doc(p(em('a')em('b')' 'strong(em('c'))))"},
	{"[mots](page:avant) et [ACI](sigle:ACI)", "doc(p(a<page:avant>('mots')' et 'a<sigle:ACI>('ACI')))"},
	{"[x](<page:a b>)", "doc(p(a<page:a b>('x')))"},
	{"[x](https://a.example/?b&amp;c\\_d)", "doc(p(a<https://a.example/?b&c_d>('x')))"},
	{"Voir\\! [x](page:y)", "doc(p('Voir! 'a<page:y>('x')))"},
	{"Voir\\![x](page:y)", "doc(p('Voir!'a<page:y>('x')))"},
	{"- un\n- deux\n  - trois", "doc(list(item('un')item('deux'list(item('trois')))))"},
	{"- un\n\n- deux", "doc(list(item(p('un'))item(p('deux'))))"},
	{"- un\n\n  suite\n- deux", "doc(list(item(p('un')p('suite'))item(p('deux'))))"},
	{"3. a\n4. b", "doc(list1(item3('a')item4('b')))"},
	{"1. a\n   - b\n   - c\n2. d", "doc(list1(item1('a'list(item('b')item('c')))item2('d')))"},
	{"- a\n\n* b", "doc(list(item('a'))list(item('b')))"},
	{"- a\n\n+ b\n\n- c", "doc(list(item('a'))list(item('b'))list(item('c')))"},
	{"1. a\n\n1) b", "doc(list1(item1('a'))list1(item1('b')))"},
	{"- [ ] à faire\n- [x] fait", "doc(list(item☐('à faire')item☑('fait')))"},
	{"1. [ ] à faire", "doc(list1(item1☐('à faire')))"},
	{"-\n- b", "doc(list(item()item('b')))"},
	{"- - a\n  - b", "doc(list(item(list(item('a')item('b')))))"},
	{"- a\n  ***\n- b", "doc(list(item('a'rule())item('b')))"},
	{"- a\n  > b", "doc(list(item('a'quote(p('b')))))"},
	{"> *Conseil.* Oui.\n>\n> - un", "doc(quote(p(em('Conseil.')' Oui.')list(item('un'))))"},
	{"> a\n\n> b", "doc(quote(p('a'))quote(p('b')))"},
	{"> > a\n> b", "doc(quote(quote(p('a b'))))"},
	{"| a | b |\n|---|---|\n| c\\|d | **e** |", "doc(table(row(cell1('a')cell1('b'))row(cell('c|d')cell(strong('e')))))"},
	{"| a |\n|---|", "doc(table(row(cell1('a'))))"},
	{"a\n\n---\n\nb", "doc(p('a')rule()p('b'))"},
	{"\\# pas un titre", "doc(p('# pas un titre'))"},
	{"\\- pas une liste\\\n1\\. non plus\\\n2024\\) ni cela", "doc(p('- pas une liste'br()'1. non plus'br()'2024) ni cela'))"},
	{"\\> a\\\n\\= b\\\n\\+ c\\\n\\~~~ d\\\n\\| e |\\\n\\:-|-", "doc(p('> a'br()'= b'br()'+ c'br()'~~~ d'br()'| e |'br()':-|-'))"},
	{"\\* \\_ \\` \\[ \\] \\< \\\\ & &amp;amp; &eacute;", "doc(p('* _ ` [ ] < \\ & &amp; &eacute;'))"},
	{"ordre_du_jour \\_a \\_b\\_", "doc(p('ordre_du_jour _a _b_'))"},
	{"x *&nbsp;a&nbsp;* y", "doc(p('x 'em('\u00a0a\u00a0')' y'))"},
	{"  `  a  `  ", "doc(p('a'))"},
	{"## Fin \\#\\#", "doc(h2('Fin ##'))"},
	{"a&nbsp;: &lt;b&gt; &#233; &#xE9; &hellip;", "doc(p('a\u00a0: <b> é é …'))"},
	{"&#0; &#x110000; &#27;x", "doc(p('\ufffd \ufffd ␛x'))"},
	{"une `commande` ici", "doc(p('une commande ici'))"},
	{"<https://a.example>", "doc(p(a<https://a.example>('https://a.example')))"},
	{"www.example.org ~~non~~", "doc(p('www.example.org ~~non~~'))"},
	{"    quatre espaces", "doc(p('quatre espaces'))"},
	{"Titre\n=====\n\nSous\n----", "doc(h1('Titre')h2('Sous'))"},
};

static const struct { const char *md, *place, *what; } refused[] = {
	{"un\n\n<div>non</div>\n", "3:1", "raw HTML is not accepted"},
	{"un <b>deux</b>", "1:4", "raw HTML is not accepted"},
	{"un\ndeux ![x](y.png)", "2:11", "an image is not accepted"},
	{"un\n\n```\ncode\n```", "3:1", "a code block is not accepted"},
	{"a\n\n> b\n>\n> <i>c</i>", "5:3", "raw HTML is not accepted"},
};

static void refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(refused); i++) {
		AUTO_CTX(tmp);
		AUTO_PROBLEMS p = {0};
		doc *d = NULL;
		assert_int_equal(doc_read_markdown(tmp, &d, refused[i].md, strlen(refused[i].md), &p), ERR_INPUT);
		assert_string_equal(p.list[0].place, refused[i].place);
		assert_string_equal(p.list[0].what, refused[i].what);
		assert_non_null(p.list[0].todo);
	}
}

static void finds_every_problem(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	const char *md = "<b>un</b>\n\n![x](y)\n\n```\nz\n```\n\nfin";
	doc *d = NULL;
	assert_int_equal(doc_read_markdown(tmp, &d, md, strlen(md), &p), ERR_INPUT);
	assert_int_equal(p.errors, 4); /* both tags, the image, the code */
	assert_non_null(d);
}

static void refuses_depth(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	strbuf *md = sb_new(tmp);
	doc *d = NULL;
	sb_repeat(md, ">", 60);
	sb_add(md, " a");
	assert_int_equal(doc_read_markdown(tmp, &d, md->s, md->len, &p), ERR_INPUT);
	assert_string_equal(p.list[0].what, "the text is nested too deeply");
}

static void lenient_keeps_everything(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "Compte rendu");
	node *quote = doc_add(d, NULL, N_QUOTE);
	doc_paragraph(d, quote, "avant");
	doc_add_markdown(d, quote, "# Un\n\n<b>x</b> ![i](u)", 2);
	assert_string_equal(dumped(tmp, d), "doc(quote(p('avant')h3('Un')p('<b>x</b> i')))");
	strbuf *deep = sb_new(tmp);
	sb_repeat(deep, "> ", 60);
	sb_add(deep, "a\nb");
	doc_add_markdown(d, quote, deep->s, 0);
	assert_string_equal(quote->last->last->text, "b");
	assert_int_equal(quote->last->kind, N_PARAGRAPH);
	doc *e = doc_new(tmp, NULL);
	doc_add_markdown(e, NULL, deep->s, 0);
	assert_ptr_equal(e->root->first, e->root->last);
}

static void title_is_the_first_heading(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	assert_string_equal(read_ok(tmp, "# *Un* titre\n\na")->title, "Un titre");
	assert_string_equal(read_ok(tmp, "## Deux\n\na")->title, "");
}

static void title_is_printed_once(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "Mon # titre");
	doc_paragraph(d, NULL, "a");
	strbuf *md = sb_new(tmp);
	doc_to_markdown(md, d);
	assert_string_equal(md->s, "# Mon \\# titre\n\na\n");
	doc *twice = read_ok(tmp, md->s);
	sb_clear(md);
	doc_to_markdown(md, twice);
	assert_string_equal(md->s, "# Mon \\# titre\n\na\n");
}

int main(void)
{
	struct CMUnitTest tests[2 * LENGTH(cases) + 6];
	size_t n = 0;
	AUTO_CTX(tmp);
	i18n_start("en");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		tests[n++] = (struct CMUnitTest){mem_printf(tmp, "reads case %zu", i), check_tree, NULL, NULL, (void *)(uintptr_t)cases[i]};
		tests[n++] = (struct CMUnitTest){mem_printf(tmp, "prints case %zu", i), check_round, NULL, NULL, (void *)(uintptr_t)cases[i]};
	}
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(refuses);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(finds_every_problem);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(refuses_depth);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(lenient_keeps_everything);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(title_is_the_first_heading);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(title_is_printed_once);
	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
