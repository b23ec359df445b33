// SPDX-License-Identifier: EUPL-1.2
/* Builders, anchors, plain text, HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/doc/doc.h>
#include <carnet/doc/render.h>

static doc *sample(const void *parent)
{
	doc *d = doc_new(parent, "Dossier & séance");
	doc_heading(d, 2, "À faire");
	node *list = doc_list(d, NULL, false);
	doc_item(d, list, MARK_TODO, "Relire <le budget>");
	doc_item(d, list, MARK_DONE, "Appeler");
	node *steps = doc_list(d, NULL, true);
	doc_item(d, steps, MARK_NUMBER, "Un");
	doc_item(d, steps, MARK_NUMBER, "Deux");
	node *p = doc_paragraph(d, NULL, "Voir ");
	doc_link(d, p, "la page", "page:a");
	doc_text(d, p, " ou ");
	doc_link(d, p, "le site", "https://a.example/?x=1&y=\"2\"");
	doc_strong(d, p, "!");
	node *t = doc_table(d, (const char *const[]){"Nature", "Montant", NULL});
	doc_row(d, t, (const char *const[]){"train", "12,50", NULL});
	return d;
}

static void builds_markdown(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	doc_to_markdown(b, sample(tmp));
	assert_string_equal(b->s, "# Dossier & séance\n\n## À faire\n\n- [ ] Relire \\<le budget>\n- [x] Appeler\n\n1. Un\n2. Deux\n\n"
				  "Voir [la page](page:a) ou [le site](<https://a.example/?x=1\\&y=\"2\">)**!**\n\n"
				  "| Nature | Montant |\n| --- | --- |\n| train | 12,50 |\n");
}

static void builds_html(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	static const char *const parts[] = {
		"<!DOCTYPE html>\n<html lang=\"fr\">",
		"<title>Dossier &amp; séance</title>",
		"<h1>Dossier &amp; séance</h1>",
		"<h2 id=\"a-faire\">À faire</h2>",
		"<ul class=\"tasks\">\n<li><label><input type=\"checkbox\" disabled> Relire &lt;le budget&gt;</label></li>",
		"<li><label><input type=\"checkbox\" disabled checked> Appeler</label></li>",
		"<ol>\n<li>Un</li>",
		"<p>Voir la page ou <a href=\"https://a.example/?x=1&amp;y=&quot;2&quot;\">le site</a><strong>!</strong></p>",
		"<thead>\n<tr><th scope=\"col\">Nature</th><th scope=\"col\">Montant</th></tr>\n</thead>\n<tbody>\n<tr><td>train</td>",
	};
	strbuf *b = sb_new(tmp);
	doc_to_html(b, sample(tmp));
	for (size_t i = 0; i < LENGTH(parts); i++)
		assert_non_null(strstr(b->s, parts[i]));
	assert_null(strstr(b->s, "<script"));
	assert_null(strstr(b->s, "src="));
}

static void builds_html_of_every_block(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "");
	doc_add_markdown(d, NULL, "# T\n\n> *a*\\\n> b\n\n---\n\n4. x\n5. y\n\n- u", 0);
	doc_heading(d, 2, "É");
	node *bare = doc_add(d, NULL, N_HEADING);
	bare->level = 3;
	strbuf *b = sb_new(tmp);
	doc_to_html(b, d);
	const char *main = strstr(b->s, "<main>");
	assert_string_equal(main, "<main>\n<h1 id=\"t\">T</h1>\n<blockquote><p><em>a</em><br>\nb</p>\n</blockquote>\n<hr>\n<ol start=\"4\">\n"
		"<li>x</li>\n<li>y</li>\n"
				  "</ol>\n<ul>\n<li>u</li>\n</ul>\n<h2 id=\"e\">É</h2>\n<h3></h3>\n</main>\n</body>\n</html>\n");
}

static void builds_a_manual_page(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	const char *headers[] = {"Option", "Sens", NULL}, *cells[] = {"-o", "l'écrire", NULL};
	strbuf *b = sb_new(tmp);
	doc *d = doc_new(tmp, "carnet");
	doc_heading(d, 1, "NOM");
	doc_strong(d, doc_add(d, NULL, N_PARAGRAPH), "carnet");
	doc_paragraph(d, NULL, ".une ligne\nsuivie\\");
	doc_heading(d, 2, "lire");
	doc_item(d, doc_list(d, NULL, false), MARK_BULLET, "un");
	doc_row(d, doc_table(d, headers), cells);
	doc_add(d, NULL, N_RULE);
	doc_to_man(b, d);
	assert_string_equal(b->s, ".SH NOM\n\\fBcarnet\\fR\n.PP\n\\&.une ligne\n.br\n\\&suivie\\e\n.SS lire\n.IP \\(bu 2\nun\n.TP\n\\fB\\-o\\fR\nl\\(aqécrire\n");
}

static void anchors_are_unique(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "");
	assert_string_equal(doc_heading(d, 2, "Le jour même, à 18 h")->anchor, "le-jour-meme-a-18-h");
	assert_string_equal(doc_heading(d, 2, "Le jour même, à 18 h !")->anchor, "le-jour-meme-a-18-h-2");
	assert_string_equal(doc_heading(d, 2, "Cœur")->anchor, "coeur");
	assert_string_equal(doc_heading(d, 2, "…")->anchor, "section");
	assert_string_equal(doc_heading(d, 2, "?")->anchor, "section-2");
}

static void text_is_made_safe(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "Note\x1b\u202e");
	assert_string_equal(d->title, "Note␛‹U+202E›"); /* before any renderer: Markdown goes to a terminal too */
	node *p = doc_paragraph(d, NULL, "a\x1b[31mb\nc\n");
	assert_string_equal(p->first->text, "a␛[31mb");
	assert_int_equal(p->first->next->kind, N_BREAK);
	assert_string_equal(p->last->text, "c");
	doc_text(d, p, "");
	assert_string_equal(p->last->text, "c");
}

static void plain_text_for_search(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	doc_plain(b, sample(tmp)->root);
	assert_string_equal(b->s, "À faire\nRelire <le budget>\nAppeler\nUn\nDeux\nVoir la page ou le site!\nNature\tMontant\ntrain\t12,50");
}

static void count_link(void *data, const node *link)
{
	sb_addf(data, "%s ", link->target);
}

static void links_come_in_reading_order(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "");
	doc_add_markdown(d, NULL, "[a](page:1) **[b](page:2)**\n\n- [c](page:3)\n\n| [d](page:4) |\n|---|", 0);
	strbuf *b = sb_new(tmp);
	doc_links(d, count_link, b);
	assert_string_equal(b->s, "page:1 page:2 page:3 page:4 ");
	assert_int_equal(d->root->first->first->at, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builds_markdown), cmocka_unit_test(builds_html), cmocka_unit_test(builds_html_of_every_block), cmocka_unit_test(builds_a_manual_page),
		cmocka_unit_test(anchors_are_unique), cmocka_unit_test(text_is_made_safe), cmocka_unit_test(plain_text_for_search),
		cmocka_unit_test(links_come_in_reading_order),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
