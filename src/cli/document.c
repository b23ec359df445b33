// SPDX-License-Identifier: EUPL-1.2
/* A doc given to who asked for it: on the screen, in a file, or as JSON. */
#include <string.h>
#include <strings.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/settings.h>
#include <carnet/doc/render.h>
#include "command.h"

enum { READING_WIDTH = 90 };

static int paper_size(const struct cli *c, int *size, struct err *e)
{
	static const struct { const char *typed; int size; } sizes[] = { { "12", PRINT_NORMAL }, { "18", PRINT_LARGE } };

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
		{ ".pdf", "pdf" }, { ".html", "html" }, { ".htm", "html" }, { ".md", "markdown" }, { ".csv", "csv" },
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
	AUTO_PROBLEMS wrong = { 0 };
	record *settings = settings_read(tmp, &wrong);

	for (size_t i = 0; i < wrong.count; i++)
		say("%s", err_text(tmp, &wrong.list[i]));
	return desk_reports(&c->d, settings);
}

int document_paper(const struct cli *c, print_setup *out, struct err *e)
{
	return paper_size(c, &out->size, e);
}

int document_give(struct cli *c, const char *id, const doc *d, const char *members, struct err *e)
{
	AUTO_CTX(tmp);
	const char *format = document_format(c), *to = c->set[O_OUTPUT];
	print_setup paper = { 0 };
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
