// SPDX-License-Identifier: EUPL-1.2
/* carnet decode: a text from outside, explained. */
#include <carnet/desk/decode.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "command.h"

static void json_texts(struct cli *c, const char *name, size_t count, void (*each)(struct cli *c, const mentions *m, size_t i), const mentions *m)
{
	out_format(c, "\"%s\":[", name);
	for (size_t i = 0; i < count; i++) {
		out_text(c, i ? "," : "");
		each(c, m, i);
	}
	out_text(c, "]");
}

static void json_word(struct cli *c, const mentions *m, size_t i)
{
	out_text(c, "{");
	out_json_field(c, "id", m->words[i]->id, true);
	out_json_field(c, "kind", m->words[i]->kind, false);
	out_json_field(c, "full", m->words[i]->full, false);
	out_text(c, "}");
}

static void json_unknown(struct cli *c, const mentions *m, size_t i)
{
	out_json(c, m->unknown[i]);
}

static void json_topic(struct cli *c, const mentions *m, size_t i)
{
	out_text(c, "{");
	out_json_field(c, "id", m->topics[i].id, true);
	out_json_field(c, "title", m->topics[i].title, false);
	out_json_field(c, "page", m->topics[i].page, false);
	out_text(c, "}");
}

static void json_page(struct cli *c, const mentions *m, size_t i)
{
	out_text(c, "{");
	out_json_field(c, "id", m->pages[i]->id, true);
	out_json_field(c, "title", m->pages[i]->title, false);
	out_text(c, "}");
}

static int decode_json(struct cli *c, const char *text, struct err *e)
{
	AUTO_CTX(tmp);
	mentions *m;
	int code = library_mentions(c->d.l, tmp, text, &m, e);

	if (code)
		return code;
	out_text(c, "{");
	json_texts(c, "words", m->nwords, json_word, m);
	out_text(c, ",");
	json_texts(c, "unknown", m->nunknown, json_unknown, m);
	out_text(c, ",");
	json_texts(c, "topics", m->ntopics, json_topic, m);
	out_text(c, ",");
	json_texts(c, "pages", m->npages, json_page, m);
	out_text(c, "}\n");
	return 0;
}

int run_decode(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	char *text;
	doc *d;
	int code = cli_library(c, e);

	if (!code && !c->nargs && c->asks)
		say("%s", _("type or paste the text, then Ctrl+D"));
	if (!code)
		code = desk_decode_file(tmp, c->nargs ? c->args[0] : "-", &text, e);
	if (!code && cli_json(c))
		return decode_json(c, text, e);
	if (!code)
		code = desk_decode(&c->d, tmp, text, &d, e);
	return code ? code : document_give(c, "decode", d, NULL, e);
}
