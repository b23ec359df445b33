// SPDX-License-Identifier: EUPL-1.2
/* Help, printed from the tables: commands, options, fields. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"
#include "manual.h"

enum { NAME_WIDTH = 26, FIELD_WIDTH = 38, TYPE_WIDTH = 10 };

/* Types as people read them. */
static const struct {
	const field_type *type;
	const char *words;
} types[] = {
	{&t_text, N_("text")}, {&t_prose, N_("long text")}, {&t_date, N_("date")}, {&t_time, N_("time")}, {&t_duration, N_("duration")},
	{&t_money, N_("amount")}, {&t_distance, N_("distance")}, {&t_rate, N_("rate")}, {&t_integer, N_("number")}, {&t_boolean, N_("yes or no")},
	{&t_choice, N_("choice")}, {&t_score, N_("score")}, {&t_reference, N_("link")}, {&t_email, N_("email")}, {&t_phone, N_("phone")},
	{&t_file, N_("file")}, {&t_month_day, N_("day, month")}, {&t_dated_count, N_("count")},
};

static const char *type_words(const field_type *type)
{
	for (size_t i = 0; i < LENGTH(types); i++)
		if (types[i].type == type)
			return _(types[i].words);
	return type->name;
}

/* The name in the language of the messages, then the other one. */
static char *both_names(const void *parent, const char *name, const char *alias, const char *mark)
{
	const char *first = i18n_french() ? alias : name, *second = i18n_french() ? name : alias;

	return strcmp(name, alias) ? mem_printf(parent, "%s%s (%s)", first, mark, second) : mem_printf(parent, "%s%s", first, mark);
}

static void help_line(struct cli *c, const char *name, int width, const char *text)
{
	out_text(c, "  ");
	text_pad(c->out, name, width);
	out_format(c, " %s\n", text);
}

static void help_option(struct cli *c, enum option_id o)
{
	AUTO_CTX(tmp);
	help_line(c, option_words(tmp, o), NAME_WIDTH, _(options[o].help));
}

static void help_globals(struct cli *c)
{
	out_format(c, "\n%s\n", _("Options of every command:"));
	for (int o = 0; o < O_GLOBAL; o++)
		help_option(c, (enum option_id)o);
}

/* A field's name, alias, type, what it may be and an example. A star: it is required. */
static void help_field(struct cli *c, const field *f)
{
	AUTO_CTX(tmp);
	strbuf *type = sb_new(tmp), *text = sb_new(tmp);

	text_pad(type, type_words(f->type), TYPE_WIDTH);
	sb_addf(text, "%s %s", type->s, _(f->label));
	const choice *words = f->opt.choices ? f->opt.choices : f->opt.usual;
	for (const choice *w = words; w && w->word; w++)
		sb_addf(text, "%s%s", w == words ? _(": ") : ", ", w->word);
	if (f->opt.ref)
		sb_addf(text, _(": number or title of “%s”"), _(entity_named(f->opt.ref)->one));
	if (f->help)
		sb_addf(text, ". %s", _(f->help));
	help_line(c, both_names(tmp, f->name, f->alias, f->flags & F_NEED ? "*" : ""), FIELD_WIDTH, text->s);
}

static void help_entity(struct cli *c, const entity *e)
{
	AUTO_CTX(tmp);

	out_format(c, _("%s: %s"), both_names(tmp, e->name, e->alias, ""), _(e->one));
	out_format(c, "\n%s\n\n", _(e->help));
	out_format(c, "%s\n", _("Fields (* required):"));
	for (size_t i = 0; i < e->nfields; i++)
		help_field(c, &e->fields[i]);
}

static void help_examples(struct cli *c, const char *examples)
{
	out_format(c, "\n%s\n", _("For instance:"));
	for (const char *line = examples; line;) {
		const char *end = strchr(line, '\n');
		out_format(c, "  %.*s\n", (int)(end ? end - line : (long)strlen(line)), line);
		line = end ? end + 1 : NULL;
	}
}

static void help_command(struct cli *c, const command *cmd, const entity *e)
{
	out_format(c, "carnet %s %s\n", command_word(cmd), *cmd->usage ? _(cmd->usage) : "");
	out_format(c, _("Also: carnet %s\n\n"), i18n_french() ? cmd->name : cmd->alias);
	out_format(c, _("It %s.\n"), cmd->summary ? _(cmd->summary) : "");
	if (cmd->detail)
		out_format(c, "%s\n", _(cmd->detail));
	if (cmd->options)
		out_format(c, "\n%s\n", _("Its options:"));
	for (int o = O_GLOBAL; o < O_COUNT; o++)
		if (cmd->options & BIT(o))
			help_option(c, (enum option_id)o);
	if (cmd->examples && !(e && cmd->entity))
		help_examples(c, _(cmd->examples));
	if (e) {
		out_text(c, "\n");
		help_entity(c, e);
	} else if (cmd->entity) {
		out_format(c, _("\nThe fields of a kind of record: carnet help meeting\n"));
	}
}

static void help_entities(struct cli *c)
{
	out_format(c, "\n%s\n", _("Kinds of records (ENTITY):"));
	for (size_t i = 0; entities[i]; i++) {
		AUTO_CTX(tmp);
		help_line(c, both_names(tmp, entities[i]->name, entities[i]->alias, ""), FIELD_WIDTH, _(entities[i]->help));
	}
}

static void help_all(struct cli *c)
{
	out_format(c, "%s\n\n", _("carnet, the notebook of patients’ representatives in a CPTS"));
	out_format(c, "%s\n", _("carnet alone, on a terminal, opens the notebook. carnet COMMAND does one thing:"));
	for (const command *cmd = commands; cmd->name; cmd++) {
		AUTO_CTX(tmp);
		if (cmd->summary)
			help_line(c, both_names(tmp, cmd->name, cmd->alias, ""), NAME_WIDTH, _(cmd->summary));
	}
	help_entities(c);
	help_globals(c);
	out_format(c, "\n%s\n", _("Exit code: 0 done, 1 nothing found or a check that fails, 2 the command or a value is wrong, 3 the data or the disk failed."));
	out_format(c, "%s\n", _("carnet help COMMAND says more, and gives examples."));
}

int help_print(struct cli *c, const command *cmd, const entity *e)
{
	if (!cmd && !e) {
		help_all(c);
		return 0;
	}
	if (cmd)
		help_command(c, cmd, e);
	else
		help_entity(c, e);
	return 0;
}

int run_help(struct cli *c, struct err *e)
{
	if (c->nargs == 0)
		return help_print(c, NULL, NULL);
	const command *cmd = command_named(c->args[0]);
	const entity *kind = entity_named(c->args[0]); /* “claim” is both */
	if (cmd || kind)
		return help_print(c, cmd, kind);
	return err_setf(e, ERR_INPUT, _("“%s” is neither a command nor a kind of record|carnet --help lists both"), c->args[0]);
}
