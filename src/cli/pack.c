// SPDX-License-Identifier: EUPL-1.2
/* carnet pack: a delegation's own pages, contacts, scales, questionnaires, steps and wording. */
#include <carnet/desk/pack.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"

static int wrong_argument(const char *usage, struct err *e)
{
	return err_setf(e, ERR_INPUT, _("This command takes other words|write: carnet pack %s"), usage);
}

/* Every problem, then the sentence that counts them. */
static int refused(struct cli *c, const struct problems *p, int code, struct err *e)
{
	if (cli_json(c) && p->count) {
		out_text(c, "[");
		for (size_t i = 0; i < p->count; i++) {
			AUTO_CTX(tmp);
			out_text(c, i ? ",\n{" : "\n{");
			out_json_field(c, "problem", err_text(tmp, &p->list[i]), true);
			out_text(c, "}");
		}
		out_text(c, "\n]\n");
	} else {
		say_problems(p);
	}
	return err_set(e, code, NULL, NULL);
}

static int pack_say_new(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	char *name;
	int code = pack_new(tmp, c->args[1], &name, e);

	if (!code)
		out_format(c, _("%s: a pack to fill in. Then: carnet pack check %s\n"), c->args[1], c->args[1]);
	return code;
}

static int pack_say_check(struct cli *c, struct err *e)
{
	AUTO_PROBLEMS p = {0};
	int code = pack_check(c->d.l, c->args[1], &p, e);

	if (code)
		return refused(c, &p, code, e);
	out_text(c, cli_json(c) ? "[]\n" : _("Everything is in order.\n"));
	return 0;
}

static int pack_say_build(struct cli *c, struct err *e)
{
	AUTO_PROBLEMS p = {0};

	if (!c->set[O_OUTPUT])
		return err_setf(e, ERR_INPUT, _("Where the pack goes is missing|write: carnet pack build %s -o FILE"), c->args[1]);
	int code = pack_build(c->d.l, c->args[1], c->set[O_OUTPUT], &p, e);
	if (code)
		return refused(c, &p, code, e);
	say(_("Written: %s"), c->set[O_OUTPUT]);
	return 0;
}

/* ---- adding ---- */

static const char *const change_words[] = {
	[CHANGE_ADDED] = N_("added"), [CHANGE_CHANGED] = N_("changed"), [CHANGE_REMOVED] = N_("removed"),
};

static void tell_changes(struct cli *c, const page_change *list, size_t count)
{
	bool json = cli_json(c);

	out_text(c, json ? ",\"changes\":[" : "");
	for (size_t i = 0; i < count; i++) {
		if (json) {
			out_text(c, i ? ",{" : "{");
			out_json_field(c, "change", change_words[list[i].change], true);
			out_json_field(c, "kind", list[i].kind, false);
			out_json_field(c, "id", list[i].id, false);
			out_json_field(c, "title", list[i].title, false);
			out_text(c, "}");
		} else {
			AUTO_CTX(tmp);
			out_visible(c, mem_printf(tmp, _("  %s: %s (%s)"), _(change_words[list[i].change]), list[i].title, list[i].id));
			out_text(c, "\n");
		}
	}
	out_text(c, json ? "]" : "");
}

/* What no page shows, and what there was before. */
static void tell_besides(struct cli *c, const pack_about *a, size_t changes)
{
	if (a->scales)
		out_format(c, ngettext("  %zu scale\n", "  %zu scales\n", a->scales), a->scales);
	if (a->steps)
		out_format(c, ngettext("  %zu first step\n", "  %zu first steps\n", a->steps), a->steps);
	if (a->wording)
		out_format(c, ngettext("  %zu heading in other words\n", "  %zu headings in other words\n", a->wording), a->wording);
	if (!changes && a->replaced)
		out_text(c, _("  no page and no word of the guide changes\n"));
	if (a->replaced)
		out_text(c, _("The version before is kept beside it.\n"));
}

static void tell_added(struct cli *c, const pack_about *a, const page_change *list, size_t count, const pack_records_report *r)
{
	AUTO_CTX(tmp);

	if (cli_json(c)) {
		out_text(c, "{");
		out_json_field(c, "name", a->name, true);
		out_json_field(c, "version", a->version, false);
		tell_changes(c, list, count);
		out_format(c, ",\"records\":%zu}\n", r->added);
		return;
	}
	out_visible(c, mem_printf(tmp, _("Pack added: %s, version %s (%s)"), a->title, a->version, a->author));
	out_text(c, "\n");
	tell_changes(c, list, count);
	tell_besides(c, a, count);
	if (r->added)
		out_format(c, ngettext("%zu record added to your journal; carnet undo takes it back.\n",
				       "%zu records added to your journal; carnet undo takes them back.\n", r->added), r->added);
}

/* The guide as the packs of the folder make it now. */
static int fresh_state(const void *parent, const char *packs, library **l, char **state, struct err *e)
{
	int code = library_open(parent, l, NULL, e);

	if (code)
		return code;
	library_use_packs(*l, packs);
	*state = library_state(*l, parent, e);
	return *state ? 0 : e->code;
}

static int count_record(void *data, const sample *s)
{
	(void)s;
	++*(size_t *)data;
	return 0;
}

/* A pack without records makes no journal; one whose records are refused is not added. */
static int take_records(struct cli *c, const pack_about *a, pack_records_report *r, struct err *e)
{
	size_t count = 0;
	int code = pack_records(c->d.l, cli_packs(c), a->name, count_record, &count, e);

	if (!code && count)
		code = cli_open(c, NEED_CREATE, e);
	if (!code && count)
		code = desk_pack_records(&c->d, cli_packs(c), a->name, NULL, r, e);
	if (code)
		pack_take_back(a);
	return code;
}

static int pack_say_add(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	const char *packs = cli_packs(c);
	pack_records_report r = {0};
	pack_about *a;
	page_change *list;
	size_t count;
	library *before, *after;
	char *was, *now;
	int code = fresh_state(tmp, packs, &before, &was, e);

	if (!code && (code = pack_add(c->d.l, tmp, packs, c->args[1], &a, &p, e)))
		return refused(c, &p, code, e);
	if (!code)
		code = fresh_state(tmp, packs, &after, &now, e);
	if (!code)
		code = library_changes(after, tmp, was, &list, &count, e);
	if (!code)
		code = take_records(c, a, &r, e);
	if (!code)
		tell_added(c, a, list, count, &r);
	return code;
}

/* ---- the list ---- */

static void list_json(struct cli *c, const pack_about *list, size_t count)
{
	out_text(c, "[");
	for (size_t i = 0; i < count; i++) {
		const pack_about *a = &list[i];
		out_text(c, i ? ",\n{" : "\n{");
		out_json_field(c, "name", a->name, true);
		out_json_field(c, "title", a->title, false);
		out_json_field(c, "version", a->version, false);
		out_json_field(c, "author", a->author, false);
		out_json_field(c, "date", a->date, false);
		out_json_field(c, "expires", a->expires, false);
		out_format(c, ",\"expired\":%s", a->expired ? "true" : "false");
		if (a->wrong)
			out_json_field(c, "wrong", a->wrong, false);
		out_text(c, "}");
	}
	out_text(c, count ? "\n]\n" : "]\n");
}

static int pack_say_list(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	const column columns[] = {{.title = _("Pack")}, {.title = _("Title")}, {.title = _("Version")}, {.title = _("Until"), .whole = true},
				  {.title = _("State")}};
	pack_about *list;
	size_t count;
	int code = pack_list(c->d.l, tmp, cli_packs(c), &list, &count, e);

	if (code || cli_json(c)) {
		if (!code)
			list_json(c, list, count);
		return code;
	}
	if (!count) {
		say("%s", _("no pack yet: carnet pack add FILE"));
		return 0;
	}
	table *t = table_new(c, columns, LENGTH(columns), false);
	for (size_t i = 0; i < count; i++)
		table_row(t, (const char *[]){list[i].name, list[i].title, list[i].version, list[i].expires,
					      list[i].wrong ? list[i].wrong : list[i].expired ? _("expired: ask for a newer one") : _("used")});
	table_end(t);
	return 0;
}

static int pack_say_remove(struct cli *c, struct err *e)
{
	int code = pack_remove(c->d.l, cli_packs(c), c->args[1], e);

	if (!code && !cli_json(c))
		out_format(c, _("Pack removed: %s. Its records stay in your journal.\n"), c->args[1]);
	return code;
}

static const struct verb {
	const char *name, *alias, *usage;
	size_t args;
	int (*run)(struct cli *c, struct err *e);
} verbs[] = {
	{"new", "nouvelle", N_("new FOLDER"), 2, pack_say_new},       {"check", "verifier", N_("check FOLDER"), 2, pack_say_check},
	{"build", "construire", N_("build FOLDER -o FILE"), 2, pack_say_build}, {"add", "ajouter", N_("add FILE"), 2, pack_say_add},
	{"list", "lister", N_("list"), 1, pack_say_list},             {"remove", "retirer", N_("remove NAME"), 2, pack_say_remove},
};

int run_pack(struct cli *c, struct err *e)
{
	int code = cli_library(c, e);

	if (code)
		return code;
	for (size_t i = 0; i < LENGTH(verbs); i++)
		if (text_same(verbs[i].name, c->args[0]) || text_same(verbs[i].alias, c->args[0]))
			return c->nargs == verbs[i].args ? verbs[i].run(c, e) : wrong_argument(_(verbs[i].usage), e);
	return err_setf(e, ERR_INPUT, _("“%s” is nothing that one does with a pack|choose new, check, build, add, list or remove"), c->args[0]);
}
