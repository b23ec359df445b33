// SPDX-License-Identifier: EUPL-1.2
/* What is read: the guide, search, and what needs the person today. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/reading.h>
#include <carnet/doc/render.h>
#include "command.h"

enum { READING_WIDTH = 90, HITS = 20 };

static int reading_width(const struct cli *c)
{
	return c->width < READING_WIDTH ? c->width : READING_WIDTH;
}

static int list_pages(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const column columns[] = {{_("Page"), false, false}, {_("Title"), false, false}, {_("Part"), false, false}};
	bool json = cli_json(c), first = true;
	part *parts;
	size_t count;
	int code = library_parts(c->d.l, tmp, &parts, &count, e);

	if (code)
		return code;
	table *t = json ? NULL : table_new(c, columns, LENGTH(columns), false);
	out_text(c, json ? "[" : "");
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < parts[i].count; k++) {
			const page *p = &parts[i].pages[k];
			if (!json) {
				table_row(t, (const char *[]){p->id, p->title, parts[i].title});
				continue;
			}
			out_text(c, first ? "\n{" : ",\n{");
			first = false;
			out_json_field(c, "id", p->id, true);
			out_json_field(c, "title", p->title, false);
			out_json_field(c, "part", parts[i].title, false);
			out_json_field(c, "summary", p->summary, false);
			out_text(c, "}");
		}
	if (json)
		out_text(c, "\n]\n");
	else
		table_end(t);
	return 0;
}

/* The person's bookmarks, by the names that a command may call them. */
static const char *const bookmarks[] = {"bookmarks", "marque-pages"};

static bool is_bookmarks(const char *typed)
{
	for (size_t i = 0; i < LENGTH(bookmarks); i++)
		if (text_same(bookmarks[i], typed))
			return true;
	return false;
}

/* The guide needs no journal; the person's own pages are read from it. */
static int typed_reading(struct cli *c, const void *parent, const char *typed, reading **out, struct err *e)
{
	const char *target = is_bookmarks(typed) ? "mine:bookmarked" : typed;
	int code = strncmp(target, "mine:", strlen("mine:")) == 0 ? cli_open(c, NEED_READ, e) : 0;

	return code ? code : desk_read_typed(&c->d, parent, target, out, e);
}

/* The list of pages is no document. */
static int check_list(const struct cli *c, struct err *e)
{
	static const enum option_id of_a_page[] = {O_FORMAT, O_OUTPUT, O_SIZE};

	for (size_t i = 0; i < LENGTH(of_a_page); i++)
		if (c->set[of_a_page[i]] && !(of_a_page[i] == O_FORMAT && cli_json(c)))
			return err_setf(e, ERR_INPUT, _("The option --%s goes with a page|name it: carnet read PAGE"), options[of_a_page[i]].name);
	return 0;
}

int run_read(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	reading *r;
	print_setup paper = {0};
	int code = c->nargs ? document_paper(c, &paper, e) : check_list(c, e);

	if (!code)
		code = cli_library(c, e);
	if (code)
		return code;
	if (c->nargs == 0)
		return list_pages(c, e);
	code = typed_reading(c, tmp, c->args[0], &r, e);
	return code ? code : document_give(c, c->args[0], r->doc, NULL, e);
}

static int where(const struct cli *c, enum find_where *out, struct err *e)
{
	static const struct {
		const char *name, *alias;
		enum find_where where;
	} places[] = {{"guide", "guide", FIND_GUIDE}, {"journal", "carnet", FIND_JOURNAL}};

	*out = FIND_ALL;
	for (size_t i = 0; c->set[O_IN] && i < LENGTH(places); i++)
		if (text_same(places[i].name, c->set[O_IN]) || text_same(places[i].alias, c->set[O_IN]))
			*out = places[i].where;
	if (c->set[O_IN] && *out == FIND_ALL)
		return err_setf(e, ERR_INPUT, _("There is no place “%s” to search|choose guide or journal"), c->set[O_IN]);
	return 0;
}

static void found_json(struct cli *c, const findings *f)
{
	out_text(c, "[");
	for (size_t i = 0; i < f->count; i++) {
		const found *h = &f->list[i];
		out_text(c, i ? ",\n{" : "\n{");
		out_json_field(c, "kind", h->kind, true);
		out_json_field(c, "title", h->title, false);
		out_json_field(c, "extract", h->extract, false);
		if (h->page)
			out_json_field(c, "page", h->page, false);
		else
			out_format(c, ",\"entity\":\"%s\",\"id\":%" PRId64, h->e->name, h->id);
		out_text(c, "}");
	}
	out_text(c, f->count ? "\n]\n" : "]\n");
}

static void found_lines(struct cli *c, const findings *f)
{
	const column columns[] = {{_("Kind"), false, false}, {_("Title"), false, false}, {_("Extract"), false, false}};
	table *t = table_new(c, columns, LENGTH(columns), false);

	for (size_t i = 0; i < f->count; i++)
		table_row(t, (const char *[]){f->list[i].kind, f->list[i].title, f->list[i].extract});
	table_end(t);
	if (f->mended)
		say(_("nothing for the word as typed, this is for: %s"), f->mended);
	if (f->partial)
		say("%s", _("not all the words are found together, this is what has most of them"));
}

/* What was opened for a search only was not looked at whole: when it does not open, why it does not and the ways out are told instead. */
static void open_whole(struct cli *c, struct err *e)
{
	AUTO_ERR why = {0};

	cli_close(c);
	if (!cli_open(c, NEED_READ, &why))
		return;
	err_clear(e);
	err_set(e, why.code, why.what, why.todo);
}

int run_search(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	enum find_where in;
	strbuf *words = sb_new(tmp);
	findings *f;
	int64_t limit;
	int code = where(c, &in, e);

	if (!code)
		code = option_count(c, O_LIMIT, HITS, &limit, e);
	if (!code && in != FIND_JOURNAL)
		code = cli_library(c, e);
	if (!code && in != FIND_GUIDE)
		code = cli_open(c, NEED_FIND, e);
	for (size_t i = 0; i < c->nargs; i++)
		sb_addf(words, "%s%s", i ? " " : "", c->args[i]);
	if (!code && (code = desk_find(&c->d, tmp, words->s, in, (size_t)limit, (size_t)limit, &f, e)) == ERR_DATA && in != FIND_GUIDE)
		open_whole(c, e);
	if (code)
		return code;
	if (cli_json(c))
		found_json(c, f);
	else if (f->count)
		found_lines(c, f);
	if (f->count)
		return 0;
	return err_setf(e, ERR_MISSING, _("Nothing is found for “%s”|try fewer words, or the beginning of one"), words->s);
}

static void today_json(struct cli *c, const today *t)
{
	out_text(c, "[");
	for (size_t i = 0; i < t->count; i++) {
		const today_block *b = &t->blocks[i];
		out_text(c, i ? ",\n{" : "\n{");
		out_json_field(c, "block", b->id, true);
		out_json_field(c, "title", b->title, false);
		out_text(c, ",\"lines\":[");
		for (size_t k = 0; k < b->count; k++) {
			out_text(c, k ? ",{" : "{");
			out_json_field(c, "text", b->lines[k].text + strspn(b->lines[k].text, " "), true);
			out_format(c, ",\"late\":%s}", b->lines[k].late ? "true" : "false");
		}
		out_text(c, "]");
		if (b->door.id)
			out_format(c, ",\"entity\":\"%s\",\"id\":%" PRId64, b->door.e->name, b->door.id);
		if (b->door.page)
			out_json_field(c, "page", b->door.page, false);
		out_text(c, "}");
	}
	out_text(c, "\n]\n");
}

int run_today(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	today *t;
	doc *d;
	int code = cli_library(c, e);

	if (!code)
		code = cli_open(c, NEED_READ, e);
	if (code)
		return code;
	if (cli_json(c)) {
		code = desk_today(&c->d, tmp, &t, e);
		if (!code)
			today_json(c, t);
		return code;
	}
	code = desk_today_doc(&c->d, tmp, &d, e);
	if (!code)
		doc_to_text(c->out, d, reading_width(c));
	return code;
}
