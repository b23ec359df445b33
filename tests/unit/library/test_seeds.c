// SPDX-License-Identifier: EUPL-1.2
/* The content is in our own words: no run of twelve words of the founding documents stands in it, but in the titles and addresses of sources. */
#include "fixture.h"

#include <dirent.h>
#include <stdint.h>

#include "../../tools/runs.h"

typedef struct scan {
	const run_set *seeds, *titles;
	const char *path, *text;
	size_t found;
} scan;

static void read_seeds(run_set *set)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *text;
	size_t len;
	assert_int_equal(file_read(tmp, &text, &len, "tests/data/seed-hashes", 16 << 20, &e), 0);
	for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
		if (*line != '#')
			run_set_add(set, strtoull(line, NULL, 16), 0);
	run_set_sort(set);
}

static void read_titles(run_set *set)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *text, *next;
	size_t len;
	assert_int_equal(file_read(tmp, &text, &len, "content/fr/sources.yaml", 16 << 20, &e), 0);
	for (char *line = text; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (strncmp(line, "  title: ", 9) == 0 || strncmp(line, "  url: ", 7) == 0)
			runs_each(line + strcspn(line, ":"), run_set_add, set);
	}
	run_set_sort(set);
}

static void look(void *data, uint64_t hash, size_t end)
{
	scan *s = data;
	if (!run_set_has(s->seeds, hash) || run_set_has(s->titles, hash))
		return;
	s->found++;
	size_t from = end > 120 ? text_next(s->text, strlen(s->text), end - 120) : 0;
	print_error("%s: …%.*s\n", s->path, (int)(end - from), s->text + from);
}

static void scan_folder(scan *s, const char *folder)
{
	AUTO_CTX(tmp);
	struct dirent **names;
	int n = scandir(folder, &names, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		AUTO_ERR e = {0};
		const char *name = names[i]->d_name, *path = path_join(tmp, folder, name);
		size_t len = strlen(name);
		char *text;
		if (name[0] != '.' && !strchr(name, '.'))
			scan_folder(s, path);
		if (len > 5 && strcmp(name + len - 5, ".yaml") == 0) {
			assert_int_equal(file_read(tmp, &text, &len, path, 16 << 20, &e), 0);
			s->path = path;
			s->text = text;
			runs_each(text, look, s);
		}
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

static void no_run_is_taken_over(void **state)
{
	(void)state;
	run_set seeds = {0}, titles = {0};
	read_seeds(&seeds);
	read_titles(&titles);
	scan s = {.seeds = &seeds, .titles = &titles};
	assert_true(seeds.count > 5000);
	scan_folder(&s, "content");
	free(seeds.list);
	free(titles.list);
	assert_int_equal(s.found, 0);
}

static void note(void *data, uint64_t hash, size_t end)
{
	(void)end;
	*(uint64_t *)data = hash;
}

/* Signs, accents, case and the target of a link make no other run. */
static void runs_are_normalised(void **state)
{
	(void)state;
	uint64_t a = 0, b = 0, c = 0;
	runs_each("Un, deux… trois quatre (cinq) six sept huit neuf dix onze Été", note, &a);
	runs_each("un deux trois [quatre](page:cinq-cents) CINQ six sept huit neuf dix onze ete", note, &b);
	runs_each("un deux trois quatre cinq six sept huit neuf dix onze", note, &c);
	assert_true(a && a == b);
	assert_true(c == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(no_run_is_taken_over), cmocka_unit_test(runs_are_normalised)};
	return cmocka_run_group_tests_name("seeds", tests, NULL, NULL);
}
