// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "../../../src/cli/command.h"
#include <stdlib.h>
#include <string.h>

static void every_command_is_whole(void **state)
{
	(void)state;
	for (const command *c = commands; c->name; c++) {
		assert_non_null(c->run);
		assert_non_null(c->alias);
		assert_true(c->least <= c->most);
		assert_ptr_equal(command_named(c->name), c);
		assert_ptr_equal(command_named(c->alias), c);
		assert_true(!c->summary || *c->summary);
	}
	assert_ptr_equal(command_named("Vérifier"), command_named("check"));
	assert_null(command_named("dance"));
}

static void every_option_is_whole(void **state)
{
	(void)state;
	for (int o = 0; o < O_COUNT; o++) {
		assert_non_null(options[o].name);
		assert_non_null(options[o].help);
	}
}

/* Arguments as typed, and what is wrong with them. */
static const struct typed { const char *line, *wrong; } typed[] = {
	{"list meeting --limit 3", NULL},
	{"--limit=3 list --json meeting", NULL},
	{"read x -o f", NULL},
	{"read x -of", NULL},
	{"list meeting --sort -date", NULL},
	{"search -- --budget", NULL},
	{"add action title=x notes=-", NULL},
	{"dance", "no command “dance”"},
	{"lits meeting", "no command “lits”"},
	{"list", "Something is missing"},
	{"show meeting", "Something is missing"},
	{"show meeting 1 2", "one argument too many"},
	{"list meeting --limt 3", "no option --limt"},
	{"list meeting --zebra", "no option --zebra"},
	{"list meeting -x", "no option -x"},
	{"list meeting --limit", "needs a value"},
	{"list meeting --json=yes", "takes no value"},
	{"list meeting --dry-run", "has no option --dry-run"},
	{"list meeting --lang de", "langue «de»"},
	{"add --help", NULL},
	{"--json", NULL},
	{"--limit 5", "--limit goes with a command"},
	{"--format json", "--format goes with a command"},
	{"list meeting --json --format csv", "ask for two things"},
	{"list meeting --json --format json", NULL},
};

static struct cli *parsed(const void *parent, const char *line)
{
	char *copy = mem_dup(parent, line), *rest = NULL, *argv[16] = {copy};
	int argc = 1;

	for (char *arg = strtok_r(copy, " ", &rest); arg; arg = strtok_r(NULL, " ", &rest))
		argv[argc++] = arg;
	return cli_new(parent, argc, argv);
}

static void arguments(void **state)
{
	const struct typed *t = *state;
	AUTO_CTX(tmp);
	struct cli *c = parsed(tmp, t->line);

	if (!t->wrong) {
		assert_int_equal(c->wrong.code, 0);
		return;
	}
	assert_int_equal(c->wrong.code, ERR_INPUT);
	if (!strstr(c->wrong.what, t->wrong) || !c->wrong.todo) {
		print_error("%s: %s\n", c->wrong.what, c->wrong.todo);
		fail();
	}
}

static void values_of_options(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	int64_t n;
	struct cli *c = parsed(tmp, "list reunion --sort=-date date>=1/9 --limit 12 --json");
	(void)state;
	assert_string_equal(c->cmd->name, "list");
	assert_int_equal(c->nargs, 2);
	assert_string_equal(c->args[1], "date>=1/9");
	assert_string_equal(c->set[O_SORT], "-date");
	assert_true(cli_json(c));
	assert_int_equal(option_count(c, O_LIMIT, 5, &n, &e), 0);
	assert_int_equal(n, 12);
	c->set[O_LIMIT] = "-3";
	assert_int_equal(option_count(c, O_LIMIT, 5, &n, &e), ERR_INPUT);
	c->set[O_LIMIT] = NULL;
	assert_int_equal(option_count(c, O_LIMIT, 5, &n, &e), 0);
	assert_int_equal(n, 5);
}

static void entities_and_fields(void **state)
{
	AUTO_CTX(tmp);
	const entity *kind;
	const field *f;
	AUTO_ERR e = {0};
	(void)state;
	assert_int_equal(argument_entity(parsed(tmp, "list réunions"), 0, &kind, &e), 0);
	assert_ptr_equal(kind, &e_meeting);
	assert_int_equal(argument_entity(parsed(tmp, "list metting"), 0, &kind, &e), ERR_INPUT);
	assert_non_null(strstr(e.todo, "meeting"));
	err_clear(&e);
	assert_int_equal(argument_entity(parsed(tmp, "list zebra"), 0, &kind, &e), ERR_INPUT);
	err_clear(&e);
	assert_int_equal(argument_field(&e_meeting, "titre", &f, &e), 0);
	assert_int_equal(argument_field(&e_meeting, "tilte", &f, &e), ERR_INPUT);
	assert_non_null(strstr(e.todo, "title"));
	err_clear(&e);
	assert_int_equal(argument_field(&e_meeting, "zebra", &f, &e), ERR_INPUT);
	assert_non_null(strstr(e.todo, "help meeting"));
}

static char *drawn(struct cli *c, int width, bool header)
{
	static const column columns[] = {{"No.", true, true}, {"Title", false, false}, {"Place", false, true}};
	c->screen = width > 0;
	c->width = width;
	sb_clear(c->out);
	table *t = table_new(c, columns, 3, header);
	table_row(t, (const char *[]){"1", "Conseil d’administration", "Ici"});
	table_row(t, (const char *[]){"12", "A\nB\tC\x1b[31m", ""});
	table_end(t);
	return c->out->s;
}

static void tables(void **state)
{
	AUTO_CTX(tmp);
	struct cli *c = parsed(tmp, "list meeting --no-color");
	(void)state;
	assert_string_equal(drawn(c, 0, true), "No.\tTitle\tPlace\n1\tConseil d’administration\tIci\n12\tA B C␛[31m\t\n");
	assert_string_equal(drawn(c, 0, false), "1\tConseil d’administration\tIci\n12\tA B C␛[31m\t\n");
	const char *text = drawn(c, 24, true);
	assert_non_null(strstr(text, "No.  Title         Place\n────────────────────────\n  1  Conseil d’a…  Ici\n 12  A B C␛[31m    "));
	assert_null(strstr(text, "\x1b"));
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(every_command_is_whole), cmocka_unit_test(every_option_is_whole), cmocka_unit_test(values_of_options),
		cmocka_unit_test(entities_and_fields), cmocka_unit_test(tables),
	};
	struct CMUnitTest tests[LENGTH(single) + LENGTH(typed)];
	memcpy(tests, single, sizeof single);
	for (size_t i = 0; i < LENGTH(typed); i++)
		tests[LENGTH(single) + i] = (struct CMUnitTest){typed[i].line, arguments, NULL, NULL, (void *)(uintptr_t)&typed[i]};
	setenv("LC_ALL", "en_GB.UTF-8", 1); /* English unless --lang says otherwise */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
