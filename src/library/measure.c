// SPDX-License-Identifier: EUPL-1.2
/* Readings of the content for those who write it: how much there is, which pages are long, hard or old. */
#include <stdlib.h>
#include <string.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/doc/render.h>
#include <carnet/library/compile.h>
#include <unictype.h>
#include <unistr.h>

#include "pages.h"

enum { SENTENCE_WORDS = 20, SCREEN_CELLS = 72, LINES_MAX = 66 /* three screens */, MONTHS_MAX = 18 };

typedef struct reading_of {
	const readable *page;
	size_t words, sentences, lines;
	bool old, linked;
} reading_of;

/* ---- counting ---- */

static bool is_word_char(ucs4_t c)
{
	return uc_is_alpha(c) || uc_is_digit(c);
}

/* ! ? … or a full stop before a space or a sign; the end of a block ends its sentence too. */
static bool ends_sentence(ucs4_t c, uint8_t next)
{
	bool stop = c == '.' || c == '!' || c == '?' || c == 0x2026;
	return c == '\n' || (stop && (next == '\0' || next == ' ' || next == '\n' || next >= 0x80));
}

/* A word is a run of letters and digits, hyphens inside. */
static void count_text(reading_of *r, const char *s)
{
	bool in_word = false, open = false;
	ucs4_t c;
	for (const uint8_t *p = (const uint8_t *)s; (p = u8_next(&c, p));) {
		bool word = is_word_char(c) || (in_word && (c == '-' || c == 0x2019));
		r->words += word && !in_word;
		open = open || word;
		in_word = word;
		if (open && ends_sentence(c, *p)) {
			r->sentences++;
			open = false;
		}
	}
	r->sentences += open;
}

/* Tables and lists of links are not prose: only paragraphs and items tell how hard a page reads. */
static void count_blocks(reading_of *r, const node *n)
{
	for (; n; n = n->next) {
		if (n->kind == N_TABLE || n->kind == N_HEADING)
			continue;
		if (n->kind != N_PARAGRAPH && n->kind != N_ITEM) {
			count_blocks(r, n->first);
			continue;
		}
		AUTO_CTX(tmp);
		strbuf *b = sb_new(tmp);
		doc_plain(b, n);
		count_text(r, b->s);
	}
}

static size_t count_lines(const doc *d)
{
	AUTO_CTX(tmp);
	return doc_layout(tmp, d, SCREEN_CELLS, true)->count;
}

static bool is_old(const char *verified)
{
	int day;
	return date_from_iso(&day, verified) == 0 && clock_today() - day > MONTHS_MAX * 365 / 12;
}

static reading_of read_page(const readable *p)
{
	AUTO_CTX(tmp);
	reading_of r = {.page = p, .old = is_old(p->verified)};
	doc *d = doc_new(tmp, p->title);
	doc_heading(d, 1, p->title);
	doc_add_markdown(d, NULL, p->body, 0);
	count_blocks(&r, d->root->first);
	r.lines = count_lines(d);
	return r;
}

static bool names(const text_at *list, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].s, id) == 0)
			return true;
	return false;
}

static bool is_linked(const readable *pages, size_t count, const readable *to)
{
	AUTO_CTX(tmp);
	const char *link = mem_printf(tmp, "](page:%s)", to->id);
	for (size_t i = 0; i < count; i++)
		if (&pages[i] != to && (names(pages[i].next, pages[i].nnext, to->id) || strstr(pages[i].body, link)))
			return true;
	return false;
}

/* Help is reached from its screen, a topic from the agenda, and lists of everything from the summary. */
static bool is_lonely(const reading_of *r)
{
	static const char *const reached[] = {"help", "topic", "level", "steps"};
	for (size_t i = 0; i < LENGTH(reached); i++)
		if (strcmp(r->page->kind, reached[i]) == 0)
			return false;
	return !r->linked && !r->page->brief;
}

static void complain_lonely(const content *c, const reading_of *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_lonely(&list[i]))
			COMPLAIN(c->p, list[i].page->of ? list[i].page->of->at : (spot){.file = c->root},
				 _("no page leads to “%s”|add it to the “next” of another page, or link to it"), list[i].page->id);
}

/* ---- telling ---- */

static size_t mean(const reading_of *r)
{
	return r->sentences ? (r->words + r->sentences / 2) / r->sentences : 0;
}

static void row(doc *d, node *table, const char *label, size_t n)
{
	AUTO_CTX(tmp);
	doc_row(d, table, (const char *const[]){label, mem_printf(tmp, "%zu", n), NULL});
}

static size_t count_items(const content *c, const entity *e)
{
	size_t n = 0;
	for (size_t at = 0; content_next(c, e, &at);)
		n++;
	return n;
}

static size_t count_parts(const content *c, const entity *e, const char *name)
{
	const item *it;
	size_t n = 0;
	for (size_t at = 0; (it = content_next(c, e, &at));)
		n += item_cell(it, name)->count;
	return n;
}

static const struct { const char *kind, *label; } kinds[] = {
	{"guide", N_("Guide pages")}, {"mission", N_("Mission sheet pages")}, {"help", N_("Help pages")}, {"level", N_("Pages on levels")},
	{"topic", N_("Agenda topics")}, {"checklist", N_("Checklists")}, {"survey", N_("Surveys")},
};

static void add_counts(doc *d, const content *c, const reading_of *list, size_t count)
{
	node *table = doc_table(d, (const char *const[]){_("What"), _("How many"), NULL});
	size_t words = 0;
	for (size_t k = 0; k < LENGTH(kinds); k++) {
		size_t n = 0;
		for (size_t i = 0; i < count; i++)
			n += strcmp(list[i].page->kind, kinds[k].kind) == 0;
		row(d, table, _(kinds[k].label), n);
	}
	for (size_t i = 0; i < count; i++)
		words += list[i].words;
	row(d, table, _("Words on all pages"), words);
	row(d, table, _("Questions to ask"), count_parts(c, &c_topic, "questions"));
	row(d, table, _("First steps"), count_parts(c, &c_onboarding, "steps"));
	row(d, table, _("Regions"), count_items(c, &c_region));
	row(d, table, _("Glossary entries"), count_items(c, &c_word));
	row(d, table, _("Listed sources"), count_items(c, &c_source));
}

typedef struct finding {
	const char *title, *unit;
	bool (*is)(const reading_of *r);
	size_t (*figure)(const reading_of *r);
} finding;

static bool is_hard(const reading_of *r)
{
	return mean(r) > SENTENCE_WORDS;
}

static size_t lines_of(const reading_of *r)
{
	return r->lines;
}

static bool is_long(const reading_of *r)
{
	return r->lines > LINES_MAX && !r->page->brief && strcmp(r->page->kind, "level") != 0 && strcmp(r->page->kind, "steps") != 0;
}

static bool is_stale(const reading_of *r)
{
	return r->old;
}

static const finding findings[] = {
	{N_("More than 20 words a sentence"), N_("words a sentence"), is_hard, mean},
	{N_("More than three screens"), N_("lines"), is_long, lines_of},
	{N_("Checked more than 18 months ago"), NULL, is_stale, NULL},
};

static void add_finding(doc *d, const finding *f, const reading_of *list, size_t count)
{
	node *items = NULL;
	for (size_t i = 0; i < count; i++) {
		AUTO_CTX(tmp);
		if (!f->is(&list[i]))
			continue;
		if (!items) {
			doc_heading(d, 2, _(f->title));
			items = doc_list(d, NULL, false);
		}
		const readable *p = list[i].page;
		doc_item(d, items, MARK_BULLET, f->figure ? mem_printf(tmp, "%s, %zu %s", p->id, f->figure(&list[i]), _(f->unit)) :
							      mem_printf(tmp, "%s %s", p->id, p->verified));
	}
}

static int compare_mean(const void *a, const void *b)
{
	const reading_of *x = a, *y = b;
	size_t m = mean(x), n = mean(y);
	return m != n ? (m < n) - (m > n) : strcmp(x->page->id, y->page->id);
}

/* How each page reads, the hardest first. */
static void add_pages(doc *d, const reading_of *list, size_t count)
{
	AUTO_CTX(tmp);
	reading_of *sorted = NEW_ARRAY(tmp, reading_of, count + 1);
	memcpy(sorted, list, count * sizeof *list);
	qsort(sorted, count, sizeof *sorted, compare_mean);
	doc_heading(d, 2, _("Page by page"));
	node *table = doc_table(d, (const char *const[]){_("Page"), _("Words a sentence"), _("Words"), _("Lines"), NULL});
	for (size_t i = 0; i < count; i++) {
		const reading_of *r = &sorted[i];
		doc_row(d, table, (const char *const[]){r->page->id, mem_printf(tmp, "%zu", mean(r)), mem_printf(tmp, "%zu", r->words),
							mem_printf(tmp, "%zu", r->lines), NULL});
	}
}

static char *tell(const void *parent, const content *c)
{
	AUTO_CTX(tmp);
	size_t count;
	readable *pages = pages_all(tmp, c, &count);
	reading_of *list = NEW_ARRAY(tmp, reading_of, count + 1);
	for (size_t i = 0; i < count; i++) {
		list[i] = read_page(&pages[i]);
		list[i].linked = i == 0 || is_linked(pages, count, &pages[i]);
	}
	complain_lonely(c, list, count);
	doc *d = doc_new(tmp, _("Content of the guide"));
	add_counts(d, c, list, count);
	for (size_t i = 0; i < LENGTH(findings); i++)
		add_finding(d, &findings[i], list, count);
	add_pages(d, list, count);
	strbuf *out = sb_new(tmp);
	doc_to_markdown(out, d);
	return mem_dup(parent, out->s);
}

int library_measure(const void *parent, const char *root, char **text, struct problems *p, struct err *e)
{
	AUTO_CTX(tmp);
	content *c;
	int code = content_checked(tmp, &c, root, p, e);
	if (!code)
		*text = tell(parent, c);
	return code;
}
