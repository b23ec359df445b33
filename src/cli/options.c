// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include <carnet/base/near.h>
#include <carnet/base/text.h>
#include "command.h"

const option options[O_COUNT] = {
	[O_JOURNAL] = {"journal", 0, N_("FILE"), N_("this journal instead of yours")},
	[O_DEMO] = {"demo", 0, NULL, N_("a throw-away practice journal")},
	[O_LANG] = {"lang", 0, N_("fr|en"), N_("language of the messages")},
	[O_JSON] = {"json", 0, NULL, N_("JSON, for other programs")},
	[O_NO_COLOR] = {"no-color", 0, NULL, N_("no colours (NO_COLOR too)")},
	[O_VERSION] = {"version", 0, NULL, N_("the version")},
	[O_HELP] = {"help", 'h', NULL, N_("this help, or that of the command")},
	[O_FORMAT] = {"format", 0, N_("FORMAT"), N_("documents: text, markdown, html, pdf; list: table, csv, json; export: json, csv, ics")},
	[O_OUTPUT] = {"output", 'o', N_("FILE"), N_("write to this file")},
	[O_SIZE] = {"size", 0, N_("12|18"), N_("size of the text of a PDF, in points")},
	[O_IN] = {"in", 0, N_("guide|journal"), N_("search only there")},
	[O_SORT] = {"sort", 0, N_("FIELD"), N_("order by this field; -field for the reverse")},
	[O_LIMIT] = {"limit", 0, N_("N"), N_("at most N lines")},
	[O_FIELDS] = {"fields", 0, N_("A,B"), N_("only these fields, private ones included")},
	[O_DRY_RUN] = {"dry-run", 0, NULL, N_("say what would happen, change nothing")},
	[O_CONTENT] = {"content", 0, NULL, N_("check the packaged content, or that of a folder")},
	[O_SCHEMA] = {"schema", 0, NULL, N_("print the schema of the content files")},
	[O_SUPPORT] = {"support", 0, NULL, N_("say it for somebody who helps: without names, paths or words of yours")},
	[O_WITH] = {"with", 0, N_("PART,…"), N_("put these parts in too (notes: your private notes)")},
	[O_WITHOUT] = {"without", 0, N_("PART,…"), N_("leave these parts out")},
	[O_YES] = {"yes", 0, NULL, N_("agree beforehand, where a question would be asked")},
};

/* Read before everything else, so that what is said about the other arguments is already in the right language. */
const char *options_language(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strncmp(argv[i], "--lang=", 7))
			return argv[i] + 7;
		if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			return argv[i + 1];
	}
	return NULL;
}

static int unknown_option(const char *typed, size_t len, struct err *e)
{
	AUTO_CTX(tmp);
	const char *names[O_COUNT];
	char *name = mem_dupn(tmp, typed, len);

	for (size_t i = 0; i < O_COUNT; i++)
		names[i] = options[i].name;
	const char *near = near_text(name, names, O_COUNT);
	if (near)
		return err_setf(e, ERR_INPUT, _("There is no option --%s|did you mean --%s?"), name, near);
	return err_setf(e, ERR_INPUT, _("There is no option --%s|carnet --help lists them"), name);
}

static int option_long(const char *typed, size_t len)
{
	for (int o = 0; o < O_COUNT; o++)
		if (strlen(options[o].name) == len && !strncmp(options[o].name, typed, len))
			return o;
	return -1;
}

static int option_letter(char letter)
{
	for (int o = 0; o < O_COUNT; o++)
		if (options[o].letter && options[o].letter == letter)
			return o;
	return -1;
}

/* One option at argv[*i]; its value follows "=", the letter, or is the next argument. */
static int take_option(struct cli *c, int argc, char **argv, int *i, struct err *e)
{
	const char *typed = argv[*i], *given;
	int o;

	if (typed[1] == '-') {
		size_t len = strcspn(typed + 2, "=");
		given = typed[2 + len] ? typed + 3 + len : NULL;
		o = option_long(typed + 2, len);
		if (o < 0)
			return unknown_option(typed + 2, len, e);
	} else {
		o = option_letter(typed[1]);
		given = typed[2] ? typed + 2 : NULL;
		if (o < 0)
			return err_setf(e, ERR_INPUT, _("There is no option %s|carnet --help lists them; to write a word that begins with -, put -- before it"), typed);
	}
	if (!options[o].value && given)
		return err_setf(e, ERR_INPUT, _("The option --%s takes no value|leave out “%s”"), options[o].name, given);
	if (options[o].value) {
		if (!given && *i + 1 < argc)
			given = argv[++*i];
		if (!given || !*given)
			return err_setf(e, ERR_INPUT, _("The option --%s needs a value|write --%s %s"), options[o].name, options[o].name, _(options[o].value));
	}
	c->set[o] = given ? given : "";
	return 0;
}

static int unknown_command(const char *typed, struct err *e)
{
	const char *names[128] = {0};
	size_t n = 0;

	for (const command *c = commands; c->name && n < LENGTH(names) - 2; c++) {
		if (!c->summary)
			continue;
		names[n++] = c->name;
		names[n++] = c->alias;
	}
	const char *near = near_text(typed, names, n);
	if (near)
		return err_setf(e, ERR_INPUT, _("There is no command “%s”|did you mean “%s”?"), typed, near);
	return err_setf(e, ERR_INPUT, _("There is no command “%s”|carnet --help lists them"), typed);
}

/* An option of another command, or of none, is refused rather than passed over; so are two that contradict each other. */
static int check_options(const struct cli *c, struct err *e)
{
	const char *format = c->set[O_FORMAT];

	for (int o = O_GLOBAL; o < O_COUNT; o++) {
		if (!c->set[o] || (c->cmd && c->cmd->options & BIT(o)))
			continue;
		if (!c->cmd)
			return err_setf(e, ERR_INPUT, _("The option --%s goes with a command|carnet --help lists them"), options[o].name);
		return err_setf(e, ERR_INPUT, _("“%s” has no option --%s|carnet help %s lists its options"), command_word(c->cmd), options[o].name, command_word(c->cmd));
	}
	if (c->set[O_JSON] && format && !text_same(format, "json"))
		return err_setf(e, ERR_INPUT, _("--json and --format %s ask for two things|keep one of the two"), format);
	return 0;
}

static int check_arguments(const struct cli *c, struct err *e)
{
	if (c->set[O_HELP])
		return 0;
	if (c->nargs < c->cmd->least)
		return err_setf(e, ERR_INPUT, _("Something is missing|write: carnet %s %s"), command_word(c->cmd), _(c->cmd->usage));
	if (c->nargs > c->cmd->most)
		return err_setf(e, ERR_INPUT, _("“%s” is one argument too many|write: carnet %s %s"), c->args[c->cmd->most], command_word(c->cmd),
			*c->cmd->usage ? _(c->cmd->usage) : "");
	return 0;
}

static int check_language(const struct cli *c, struct err *e)
{
	const char *lang = c->set[O_LANG];

	if (!lang || !strcmp(lang, "fr") || !strcmp(lang, "en"))
		return 0;
	return err_setf(e, ERR_INPUT, _("There is no language “%s” here|choose fr or en"), lang);
}

int options_parse(struct cli *c, int argc, char **argv, struct err *e)
{
	bool ended = false;

	c->args = NEW_ARRAY(c, const char *, (size_t)argc + 1);
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];
		if (!ended && !strcmp(arg, "--")) {
			ended = true;
		} else if (!ended && arg[0] == '-' && arg[1]) {
			int code = take_option(c, argc, argv, &i, e);
			if (code)
				return code;
		} else if (!c->cmd) {
			c->cmd = command_named(arg);
			if (!c->cmd)
				return unknown_command(arg, e);
		} else {
			c->args[c->nargs++] = arg;
		}
	}
	int code = check_language(c, e);
	if (!code)
		code = check_options(c, e);
	return !code && c->cmd ? check_arguments(c, e) : code;
}

int option_count(const struct cli *c, enum option_id o, int64_t otherwise, int64_t *out, struct err *e)
{
	*out = otherwise;
	if (!c->set[o])
		return 0;
	if (!integer_parse(out, c->set[o], NULL) && *out > 0)
		return 0;
	return err_setf(e, ERR_INPUT, _("“%s” is not a count for --%s|write a whole number above 0, for instance 20"), c->set[o], options[o].name);
}

bool cli_json(const struct cli *c)
{
	return c->set[O_JSON] || (c->set[O_FORMAT] && text_same(c->set[O_FORMAT], "json"));
}

int argument_entity(const struct cli *c, size_t i, const entity **out, struct err *e)
{
	const char *names[64] = {0};
	size_t n = 0;

	*out = entity_named(c->args[i]);
	if (*out)
		return 0;
	for (size_t k = 0; entities[k] && n < LENGTH(names) - 2; k++) {
		names[n++] = entities[k]->name;
		names[n++] = entities[k]->alias;
	}
	const char *near = near_text(c->args[i], names, n);
	if (near)
		return err_setf(e, ERR_INPUT, _("No kind of record is called “%s”|did you mean “%s”?"), c->args[i], near);
	return entity_find(c->args[i], e) ? 0 : e->code;
}

int argument_field(const entity *e, const char *typed, const field **out, struct err *err)
{
	AUTO_CTX(tmp);
	const char **names = NEW_ARRAY(tmp, const char *, 2 * e->nfields);
	size_t n = 0;

	*out = entity_field(e, typed);
	if (*out)
		return 0;
	for (size_t k = 0; k < e->nfields; k++) {
		names[n++] = e->fields[k].name;
		names[n++] = e->fields[k].alias;
	}
	const char *near = near_text(typed, names, n);
	if (near)
		return err_setf(err, ERR_INPUT, _("No field “%s” in “%s”|did you mean “%s”?"), typed, _(e->one), near);
	return err_setf(err, ERR_INPUT, _("No field “%s” in “%s”|carnet help %s lists the fields"), typed, _(e->one), i18n_french() ? e->alias : e->name);
}
