// SPDX-License-Identifier: EUPL-1.2
/* The manual and the table of keys, printed from the tables that the program itself obeys. */
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/doc/render.h>
#include <string.h>
#include "command.h"
#include "manual.h"

#ifndef CARNET_RELEASED
#define CARNET_RELEASED ""
#endif

static void row(doc *d, node *rows, const char *term, const char *said)
{
	const char *cells[] = {term, said, NULL};

	doc_row(d, rows, cells);
}

static node *terms(doc *d, const char *term, const char *said)
{
	const char *headers[] = {term, said, NULL};

	return doc_table(d, headers);
}

char *option_words(const void *parent, enum option_id o)
{
	const option *p = &options[o];
	strbuf *b = sb_new(parent);

	if (p->letter)
		sb_addf(b, "-%c, ", p->letter);
	sb_addf(b, "--%s", p->name);
	if (p->value)
		sb_addf(b, " %s", _(p->value));
	return b->s;
}

static void option_rows(doc *d, unsigned set, int first, int end)
{
	AUTO_CTX(tmp);
	node *rows = NULL;

	for (int o = first; o < end; o++) {
		if (!(set & BIT(o)))
			continue;
		if (!rows)
			rows = terms(d, _("Option"), _("What it does"));
		row(d, rows, option_words(tmp, (enum option_id)o), _(options[o].help));
	}
}

static void one_command(doc *d, const command *cmd)
{
	AUTO_CTX(tmp);
	const char *other = i18n_french() ? cmd->name : cmd->alias;

	doc_heading(d, 2, mem_printf(tmp, "%s %s", command_word(cmd), *cmd->usage ? _(cmd->usage) : ""));
	strbuf *said = sb_new(tmp);
	sb_addf(said, _("It %s."), _(cmd->summary));
	sb_addf(said, _(" Also: carnet %s."), other);
	doc_paragraph(d, NULL, said->s);
	if (cmd->detail)
		doc_paragraph(d, NULL, _(cmd->detail));
	option_rows(d, cmd->options, O_GLOBAL, O_COUNT);
	if (cmd->examples) {
		doc_paragraph(d, NULL, _("For instance:"));
		doc_paragraph(d, NULL, _(cmd->examples));
	}
}

static void kinds(doc *d)
{
	AUTO_CTX(tmp);
	node *rows = terms(d, _("Kind of record"), _("What it is"));

	for (size_t i = 0; entities[i]; i++) {
		const char *name = i18n_french() ? entities[i]->alias : entities[i]->name, *other = i18n_french() ? entities[i]->name : entities[i]->alias;
		row(d, rows, strcmp(name, other) ? mem_printf(tmp, "%s (%s)", name, other) : name, _(entities[i]->help));
	}
}

typedef struct term { const char *name, *said; } term;
static const term files[] = {
	{"~/.local/share/carnet/journal.carnet", N_("your journal; --journal or CARNET_JOURNAL name another one")},
	{"journal.carnet-drafts", N_("beside it: what is being typed in forms")},
	{"journal.carnet-home", N_("beside it: the home screen, today’s and those of the days ahead")},
	{"backups/", N_("beside it: the copies of seven days and four weeks")},
	{"packs/", N_("beside it: what a delegation adds to the guide")},
	{"~/.config/carnet/settings", N_("display and wording")},
	{NULL},
};
static const term variables[] = {
	{"CARNET_JOURNAL", N_("the journal to use")},
	{"CARNET_SETTINGS", N_("the settings to use")},
	{"XDG_DATA_HOME, XDG_CONFIG_HOME", N_("where the journal and the settings are")},
	{"NO_COLOR", N_("no colours, when it is not empty")},
	{NULL},
};

static void term_table(doc *d, const term *t)
{
	node *rows = terms(d, _("Name"), _("What it is"));

	for (; t->name; t++)
		row(d, rows, t->name, _(t->said));
}

static void commands_section(doc *d)
{
	doc_heading(d, 1, _("COMMANDS"));
	doc_paragraph(d, NULL, _("Each verb, kind of record and field has a French name and an English one."));
	for (const command *cmd = commands; cmd->name; cmd++)
		if (cmd->summary)
			one_command(d, cmd);
}

static doc *manual_doc(const struct cli *c, const void *parent)
{
	AUTO_CTX(tmp);
	doc *d = doc_new(parent, "carnet");

	doc_heading(d, 1, _("NAME"));
	doc_paragraph(d, NULL, mem_printf(tmp, "carnet - %s", _("notebook of patients’ representatives in a CPTS")));
	doc_heading(d, 1, _("SYNOPSIS"));
	doc_strong(d, doc_add(d, NULL, N_PARAGRAPH), _("carnet [--journal FILE | --demo]"));
	doc_strong(d, doc_add(d, NULL, N_PARAGRAPH), _("carnet COMMAND [ARGUMENT…] [OPTION…]"));
	doc_heading(d, 1, _("DESCRIPTION"));
	doc_paragraph(d, NULL, _("carnet alone, on a terminal, opens the notebook: guide, meetings, mandates, expenses. A command does one thing and ends. "
				 "Nothing leaves the computer unless asked for."));
	commands_section(d);
	doc_heading(d, 1, _("KINDS OF RECORDS"));
	kinds(d);
	doc_heading(d, 1, _("OPTIONS"));
	doc_paragraph(d, NULL, _("These go with every command."));
	option_rows(d, BIT(O_GLOBAL) - 1, 0, O_GLOBAL);
	doc_heading(d, 1, _("KEYS"));
	c->keys(d);
	doc_heading(d, 1, _("FILES"));
	term_table(d, files);
	doc_heading(d, 1, _("ENVIRONMENT"));
	term_table(d, variables);
	doc_heading(d, 1, _("EXIT STATUS"));
	doc_paragraph(d, NULL, _("Exit code: 0 done, 1 nothing found or a check that fails, 2 the command or a value is wrong, 3 the data or the disk failed."));
	return d;
}

static void manual_print(const struct cli *c, strbuf *out)
{
	AUTO_CTX(tmp);

	sb_addf(out, ".\\\" SPDX-License-Identifier: EUPL-1.2\n.\\\" %s\n", _("Printed by: carnet print man"));
	sb_addf(out, ".TH CARNET 1 \"" CARNET_RELEASED "\" \"carnet " CARNET_VERSION "\" \"%s\"\n", _("User commands"));
	doc_to_man(out, manual_doc(c, tmp));
}

static void keys_print(const struct cli *c, strbuf *out)
{
	AUTO_CTX(tmp);
	doc *d = doc_new(tmp, "");

	c->keys(d);
	doc_to_markdown(out, d);
}

static const struct { const char *name; void (*print)(const struct cli *c, strbuf *out); } printed[] = {
	{"man", manual_print}, {"keys", keys_print}, {"completion", completion_print},
};

int run_print(struct cli *c, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *out = sb_new(tmp);

	for (size_t i = 0; i < LENGTH(printed); i++) {
		if (strcmp(c->args[0], printed[i].name) != 0)
			continue;
		printed[i].print(c, out);
		out_text(c, out->s);
		return 0;
	}
	return err_setf(e, ERR_INPUT, _("“%s” is not printed|ask for man, keys or completion"), c->args[0]);
}
