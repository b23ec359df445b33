// SPDX-License-Identifier: EUPL-1.2
/* A doc given to who asked for it: on the screen, in a file, or as JSON. */
#include <string.h>
#include <strings.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/leaves.h>
#include <carnet/desk/settings.h>
#include <carnet/doc/render.h>
#include "command.h"

enum { READING_WIDTH = 90 };

static int paper_size(const struct cli *c, int *size, struct err *e)
{
	static const struct { const char *typed; int size; } sizes[] = {{"12", PRINT_NORMAL}, {"18", PRINT_LARGE}};

	*size = 0;
	if (!c->set[O_SIZE])
		return 0;
	for (size_t i = 0; i < LENGTH(sizes); i++)
		if (!strcmp(sizes[i].typed, c->set[O_SIZE]))
			*size = sizes[i].size;
	return *size ? 0 : err_setf(e, ERR_INPUT, _("“%s” is not a size of text for paper|choose 12 or 18"), c->set[O_SIZE]);
}

static int document_json(struct cli *c, const char *id, const doc *d, const char *members)
{
	AUTO_CTX(tmp);
	strbuf *md = sb_new(tmp);

	doc_to_markdown(md, d);
	out_text(c, "{\"id\":");
	out_json(c, id);
	out_text(c, ",\"title\":");
	out_json(c, d->title);
	out_text(c, ",\"markdown\":");
	out_json(c, md->s);
	if (members)
		out_format(c, ",%s", members);
	out_text(c, "}\n");
	return 0;
}

const char *document_format(const struct cli *c)
{
	static const struct { const char *ending, *format; } endings[] = {
		{".pdf", "pdf"}, {".html", "html"}, {".htm", "html"}, {".md", "markdown"}, {".csv", "csv"},
	};
	const char *to = c->set[O_OUTPUT] ? c->set[O_OUTPUT] : "";
	size_t len = strlen(to);

	if (c->set[O_FORMAT])
		return c->set[O_FORMAT];
	for (size_t i = 0; i < LENGTH(endings); i++) {
		size_t n = strlen(endings[i].ending);
		if (len > n && !strcasecmp(to + len - n, endings[i].ending))
			return endings[i].format;
	}
	return "text";
}

/* A setting that is not understood is told, and counts as not set. */
report_from document_from(const struct cli *c)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS wrong = {0};
	record *settings = settings_read(tmp, &wrong);

	for (size_t i = 0; i < wrong.count; i++)
		say("%s", err_text(tmp, &wrong.list[i]));
	return desk_reports(&c->d, settings);
}

int document_paper(const struct cli *c, print_setup *out, struct err *e)
{
	return paper_size(c, &out->size, e);
}

int document_sections(const struct cli *c, unsigned *set, const report_sections *of, struct err *e)
{
	unsigned with = sections_usual(of), without = 0;
	int code = c->set[O_WITH] ? sections_choose(&with, of, c->set[O_WITH], e) : 0;

	if (!code && c->set[O_WITHOUT])
		code = sections_choose(&without, of, c->set[O_WITHOUT], e);
	*set = with & ~without;
	return code;
}

int document_give(struct cli *c, const char *id, const doc *d, const char *members, struct err *e)
{
	AUTO_CTX(tmp);
	const char *format = document_format(c), *to = c->set[O_OUTPUT];
	print_setup paper = {0};
	char *written;
	int code = paper_size(c, &paper.size, e);

	if (code)
		return code;
	if (cli_json(c))
		return document_json(c, id, d, members);
	if (!to || !strcmp(to, "-"))
		return desk_render(c->out, d, format, c->width < READING_WIDTH ? c->width : READING_WIDTH, e);
	code = desk_write(tmp, d, format, &paper, to, d->title, &written, e);
	if (!code)
		say(_("Written: %s"), written);
	return code;
}

static bool told_above(const leaves *of, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (of->list[k].kind == of->list[i].kind && text_same(of->list[k].what, of->list[i].what))
			return true;
	return false;
}

int document_point_out(struct cli *c, const doc *d, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	leaves *of;

	if (!c->set[O_OUTPUT])
		return 0;
	int code = desk_leaves(&c->d, tmp, d, &of, e);
	for (size_t i = 0; !code && i < of->count; i++) {
		AUTO_ERR seen = {0};
		const leaf *l = &of->list[i];
		if (told_above(of, i))
			continue;
		err_setf(&seen, ERR_INPUT, _("“%s” (%s) is under “%s”|read that line once before this text leaves"), l->what, leaf_kind_words(l->kind), l->where);
		seen.warning = true;
		problems_take(&p, &seen);
	}
	say_some_problems(&p);
	return code;
}

int document_share(struct cli *c, const char *id, const doc *d, const char *members, struct err *e)
{
	int code = document_point_out(c, d, e);

	return code ? code : document_give(c, id, d, members, e);
}

int document_open(struct cli *c, enum need need, const entity *kind, size_t argument, int64_t *id, struct err *e)
{
	print_setup paper = {0};
	int code = document_paper(c, &paper, e);

	if (!code)
		code = cli_library(c, e);
	if (!code)
		code = cli_open(c, need, e);
	return code || argument >= c->nargs ? code : journal_lookup(c->d.j, kind, c->args[argument], id, e);
}
