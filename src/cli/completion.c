// SPDX-License-Identifier: EUPL-1.2
/* Completion for bash: commands, options with their words, kinds of records and their fields, each in the language asked for. */
#include <carnet/base/i18n.h>
#include <string.h>
#include "manual.h"

static void add_word(strbuf *out, const char *fmt, const char *name)
{
	if (out->len && out->s[out->len - 1] != '\'')
		sb_addc(out, ' ');
	sb_addf(out, fmt, name);
}

static void command_words(strbuf *out)
{
	sb_add(out, "_carnet_commands='");
	for (const command *c = commands; c->name; c++)
		if (c->summary)
			add_word(out, "%s", command_word(c));
	sb_add(out, "'\n");
}

static void kind_words(strbuf *out)
{
	sb_add(out, "_carnet_kinds='");
	for (size_t i = 0; entities[i]; i++)
		add_word(out, "%s", i18n_french() ? entities[i]->alias : entities[i]->name);
	sb_add(out, "'\n");
}

static void add_options(strbuf *out, unsigned set)
{
	for (int o = 0; o < O_COUNT; o++)
		if (set & BIT(o))
			add_word(out, "--%s", options[o].name);
}

/* The options of a command, and whether its first argument is a kind of record. */
static void command_cases(strbuf *out)
{
	sb_add(out, "_carnet_options()\n{\n\tcase $1 in\n");
	for (const command *c = commands; c->name; c++) {
		if (!c->summary || !c->options)
			continue;
		sb_addf(out, "\t%s|%s) echo '", c->alias, c->name);
		add_options(out, c->options);
		sb_add(out, "' ;;\n");
	}
	sb_add(out, "\tesac\n}\n_carnet_takes_kind()\n{\n\tcase $1 in\n\t");
	bool first = true;
	for (const command *c = commands; c->name; c++)
		if (c->entity) {
			sb_addf(out, "%s%s|%s", first ? "" : "|", c->alias, c->name);
			first = false;
		}
	sb_add(out, ") return 0 ;;\n\tesac\n\treturn 1\n}\n");
}

static void field_cases(strbuf *out)
{
	sb_add(out, "_carnet_fields()\n{\n\tcase $1 in\n");
	for (size_t i = 0; entities[i]; i++) {
		const entity *e = entities[i];
		sb_addf(out, strcmp(e->alias, e->name) ? "\t%s|%s) echo '" : "\t%s) echo '", e->alias, e->name);
		for (size_t k = 0; k < e->nfields; k++)
			add_word(out, "%s=", i18n_french() ? e->fields[k].alias : e->fields[k].name);
		sb_add(out, "' ;;\n");
	}
	sb_add(out, "\tesac\n}\n");
}

/* Options whose value is one of a few words: "fr|en". */
static void value_cases(strbuf *out)
{
	sb_add(out, "_carnet_values()\n{\n\tcase $1 in\n");
	for (int o = 0; o < O_COUNT; o++) {
		if (!options[o].value || !strchr(options[o].value, '|'))
			continue;
		sb_addf(out, "\t--%s) echo '", options[o].name);
		for (const char *s = options[o].value; *s; s++)
			sb_addc(out, *s == '|' ? ' ' : *s);
		sb_add(out, "' ;;\n");
	}
	sb_add(out, "\tesac\n}\n");
}

static const char body[] =
	"_carnet()\n{\n"
	"\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} i command= kind= choices\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i]} in\n"
	"\t\t-*|=) ;;\n"
	"\t\t*) if [ -z \"$command\" ]; then command=${COMP_WORDS[i]}; elif [ -z \"$kind\" ]; then kind=${COMP_WORDS[i]}; fi ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tCOMPREPLY=()\n"
	"\tif [[ $word == -* ]]; then\n"
	"\t\tchoices=\"$_carnet_everywhere $(_carnet_options \"$command\")\"\n"
	"\telif [ -n \"$(_carnet_values \"$before\")\" ]; then\n"
	"\t\tchoices=$(_carnet_values \"$before\")\n"
	"\telif [ -z \"$command\" ]; then\n"
	"\t\tchoices=$_carnet_commands\n"
	"\telif ! _carnet_takes_kind \"$command\" || [ \"$word\" = = ] || [ \"$before\" = = ]; then\n"
	"\t\treturn\n"
	"\telif [ -z \"$kind\" ]; then\n"
	"\t\tchoices=$_carnet_kinds\n"
	"\telse\n"
	"\t\tchoices=$(_carnet_fields \"$kind\")\n"
	"\t\tcompopt -o nospace\n"
	"\tfi\n"
	"\tmapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$word\")\n"
	"}\n"
	"complete -o default -F _carnet carnet\n";

void completion_print(const struct cli *c, strbuf *out)
{
	(void)c;
	sb_addf(out, "# SPDX-License-Identifier: EUPL-1.2\n# %s\n", _("Printed by: carnet print completion"));
	command_words(out);
	kind_words(out);
	sb_add(out, "_carnet_everywhere='");
	add_options(out, BIT(O_GLOBAL) - 1);
	sb_add(out, "'\n");
	command_cases(out);
	field_cases(out);
	value_cases(out);
	sb_add(out, body);
}
