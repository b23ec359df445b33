// SPDX-License-Identifier: EUPL-1.2
/* Records one by one: add, show, edit, delete. */
#include <inttypes.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/money.h>
#include "command.h"
#include "values.h"

enum { LABEL_WIDTH = 24, PARTS_SHOWN = 50 };

/* What is kept, told as JSON, as a sentence for a person, or as the bare number for a program. */
static int tell_kept(struct cli *c, const entity *e, int64_t id, const char *sentence, struct err *err)
{
	AUTO_CTX(tmp);
	record *r;

	if (cli_json(c)) {
		int code = journal_get(c->d.j, tmp, &r, e, id, err);
		if (!code)
			code = export_record_json(c->d.j, c->out, r, err);
		out_text(c, code ? "" : "\n");
		return code;
	}
	if (!c->screen) {
		out_format(c, "%" PRId64 "\n", id);
		return 0;
	}
	char *title = journal_title(c->d.j, tmp, e, id);
	out_visible(c, mem_printf(tmp, sentence, _(e->one), title, (long long)id));
	out_text(c, "\n");
	return 0;
}

/* A first record that is refused must not leave an empty journal behind: it is tried on one in memory. */
static int create_and_save(struct cli *c, record *r, struct problems *p, struct err *e)
{
	record *draft = record_copy(r, r);
	int code = desk_keep(&c->d, r, NULL, p, e);

	if (code || !c->standing_in)
		return code;
	journal_close(c->d.j);
	c->d.j = NULL;
	problems_clear(p);
	code = cli_open(c, NEED_CREATE, e);
	if (!code)
		code = desk_keep(&c->d, draft, NULL, p, e);
	r->id = draft->id;
	return code;
}

int run_add(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	const entity *kind;
	int code = argument_entity(c, 0, &kind, e);

	if (!code)
		code = cli_open(c, NEED_CHANGE, e);
	if (code)
		return code;
	record *r = record_new(tmp, kind);
	record_fallbacks(r);
	code = values_type(c, r, 1, e);
	if (!code)
		code = create_and_save(c, r, &p, e);
	if (code)
		return code;
	say_problems(&p);
	return tell_kept(c, kind, r->id, _("Added: %s “%s”, No. %lld. To take it back: carnet undo"), e);
}

/* The entity and record of ENTITY ID. */
static int argument_record(struct cli *c, enum need need, const entity **kind, int64_t *id, struct err *e)
{
	int code = argument_entity(c, 0, kind, e);

	if (!code)
		code = cli_open(c, need, e);
	return code ? code : journal_lookup(c->d.j, *kind, c->args[1], id, e);
}

int run_edit(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	const entity *kind;
	record *r, *before;
	int64_t id;
	int code = argument_record(c, NEED_CHANGE, &kind, &id, e);

	if (!code)
		code = journal_get(c->d.j, tmp, &r, kind, id, e);
	if (code)
		return code;
	before = record_copy(tmp, r);
	code = values_type(c, r, 2, e);
	if (!code)
		code = desk_keep(&c->d, r, before, &p, e);
	if (code)
		return code;
	say_problems(&p);
	if (kind == &e_payer || kind == &e_vehicle)
		tell_ready(c, kind, id);
	return tell_kept(c, kind, id, _("Changed: %s “%s”, No. %lld. To take it back: carnet undo"), e);
}

int run_delete(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *told = sb_new(tmp);
	const entity *kind;
	int64_t id;
	int gone = 0, freed = 0;
	int code = argument_record(c, NEED_CHANGE, &kind, &id, e);

	if (code)
		return code;
	char *title = journal_title(c->d.j, tmp, kind, id);
	gone = 1; /* an attachment has no parts */
	code = kind == &e_attachment ? desk_detach(&c->d, id, e) : desk_delete(&c->d, kind, &id, 1, &gone, &freed, e);
	if (code)
		return code;
	if (cli_json(c)) {
		out_format(c, "{\"deleted\":%d,\"emptied\":%d}\n", gone, freed);
		return 0;
	}
	sb_addf(told, _("Deleted: %s “%s”"), _(kind->one), title);
	if (gone > 1)
		sb_addf(told, ngettext(", with %d part", ", with %d parts", (unsigned long)gone - 1), gone - 1);
	if (freed)
		sb_addf(told, ngettext(", %d link emptied", ", %d links emptied", (unsigned long)freed), freed);
	sb_add(told, _(". To take it back: carnet undo"));
	out_visible(c, told->s);
	out_text(c, "\n");
	return 0;
}

/* Long texts stand under their label, the rest beside it. */
static void show_field(struct cli *c, const record *r, const field *f)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp), *shown = sb_new(tmp);
	value v = journal_effective(c->d.j, r, f);

	if (v.kind == V_NULL || v.kind == V_BLOB)
		return;
	journal_print(c->d.j, text, f, &v);
	text_visible(shown, text->s, text->len, true);
	text_pad(c->out, _(f->label), LABEL_WIDTH);
	if (!strchr(shown->s, '\n')) {
		out_format(c, " %s\n", shown->s);
		return;
	}
	out_text(c, "\n");
	for (char *line = shown->s, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		out_format(c, *line ? "    %s\n" : "%s\n", line);
	}
}

static int show_part(void *data, const record *r)
{
	struct cli *c = data;
	AUTO_CTX(tmp);

	out_format(c, "    %" PRId64 "  ", r->id);
	out_visible(c, journal_record_title(c->d.j, tmp, r));
	out_text(c, "\n");
	return 0;
}

/* The points of a meeting, the answers of an assessment. */
static int show_parts(struct cli *c, const record *r, struct err *e)
{
	int code = 0;

	for (size_t i = 0; entities[i] && !code; i++) {
		AUTO_CTX(tmp);
		const field *owner = entity_owner(entities[i]);
		if (!owner || entity_named(owner->opt.ref) != r->e)
			continue;
		query *q = query_new(tmp, entities[i]);
		query_where(q, owner->name, OP_IS, value_int(r->id));
		q->limit = PARTS_SHOWN;
		if (!journal_count(c->d.j, q, 1))
			continue;
		out_format(c, "%s\n", _(entities[i]->many));
		code = journal_each(c->d.j, q, show_part, c, e);
	}
	return code;
}

int run_show(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const entity *kind;
	record *r;
	int64_t id;
	int code = argument_record(c, NEED_READ, &kind, &id, e);

	if (!code)
		code = journal_get(c->d.j, tmp, &r, kind, id, e);
	if (code)
		return code;
	if (cli_json(c)) {
		code = export_record_json(c->d.j, c->out, r, e);
		out_text(c, code ? "" : "\n");
		return code ? code : journal_held(c->d.j, kind, id, e);
	}
	char *title = journal_record_title(c->d.j, tmp, r);
	out_visible(c, mem_printf(tmp, _("%s No. %lld: %s"), _(kind->one), (long long)id, title));
	out_text(c, "\n\n");
	for (size_t i = 0; i < kind->nfields; i++)
		show_field(c, r, &kind->fields[i]);
	code = show_parts(c, r, e);
	return code ? code : journal_held(c->d.j, kind, id, e);
}
