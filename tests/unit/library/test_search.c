// SPDX-License-Identifier: EUPL-1.2
/* What people look for, over the shipped content: each everyday query and each question has its page among the first three hits, and agenda
   titles their topic. The expectations are in tests/data, one a line; each is a case. */
#include "fixture.h"

#include <carnet/library/topics.h>

enum { COLUMNS_MAX = 3, CASES_MAX = 400, FIRST = 3, TITLES_RIGHT = 80 /* of a hundred */ };

typedef struct row { char *columns[COLUMNS_MAX]; } row;
typedef struct rows { row *list; size_t count; } rows;

static library *shelf;

static rows read_rows(const void *parent, const char *path)
{
	AUTO_ERR e = {0};
	char *text;
	size_t len;
	rows r = {NEW_ARRAY(parent, row, CASES_MAX), 0};
	assert_int_equal(file_read(parent, &text, &len, path, 1 << 20, &e), 0);
	for (char *line = strtok(text, "\n"); line && r.count < CASES_MAX; line = strtok(NULL, "\n")) {
		row *one = &r.list[r.count++];
		memset(one, 0, sizeof *one);
		for (size_t i = 0; i < COLUMNS_MAX && line; i++) {
			one->columns[i] = line;
			line = strchr(line, '\t');
			if (line)
				*line++ = '\0';
		}
	}
	return r;
}

/* "sigle:ACI" or the id of a page, as the expectations name hits. */
static bool is_hit(const page_hit *h, const char *wanted)
{
	return strncmp(wanted, "sigle:", 6) == 0 ? strcmp(h->kind, "sigle") == 0 && strcmp(h->id, wanted + 6) == 0 :
						   strcmp(h->kind, "sigle") != 0 && strcmp(h->id, wanted) == 0;
}

static bool found(const char *query, const char *wanted)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	page_hits *h = NULL;
	assert_int_equal(library_find(shelf, tmp, query, 8, &h, &e), 0);
	for (size_t i = 0; i < h->count && i < FIRST; i++)
		if (is_hit(&h->list[i], wanted))
			return true;
	print_error("%s: %s expected, found", query, wanted);
	for (size_t i = 0; i < h->count; i++)
		print_error(" %s", h->list[i].id);
	print_error("\n");
	return false;
}

static void check_query(void **state)
{
	const row *r = *state;
	assert_true(found(r->columns[0], r->columns[1]));
}

/* A question in full, then the words that one types for it, then the page. */
static void check_question(void **state)
{
	const row *r = *state;
	assert_true(found(r->columns[1], r->columns[2]));
}

/* A question typed as it is asked, word for word: its page is among the first three, for all but one. */
static void sentences_find_their_page(void **state)
{
	const rows *questions = *state;
	size_t right = 0;
	for (size_t i = 0; i < questions->count; i++) {
		char **of = questions->list[i].columns;
		bool is_right = found(of[0], of[2]);
		right += is_right;
		if (!is_right)
			print_message("%s: %s expected\n", of[0], of[2]);
	}
	assert_true(right + 1 >= questions->count);
}

static void titles_have_their_topic(void **state)
{
	AUTO_CTX(tmp);
	const rows *titles = *state;
	size_t right = 0;
	for (size_t i = 0; i < titles->count; i++) {
		AUTO_ERR e = {0};
		topic *list;
		size_t count;
		char **of = titles->list[i].columns;
		assert_int_equal(library_topics_for(shelf, tmp, of[0], 1, &list, &count, &e), 0);
		bool is_right = count && strcmp(list[0].id, of[1]) == 0;
		right += is_right;
		if (!is_right)
			print_message("%s: %s expected, %s proposed\n", of[0], of[1], count ? list[0].id : "none");
	}
	print_message("%zu titles of %zu\n", right, titles->count);
	assert_true(right * 100 >= TITLES_RIGHT * titles->count);
}

static void start(void **made)
{
	fixture_start(made);
	fixture *f = *made;
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	library_compile("content", f->out, &p, &e);
	assert_int_equal(p.errors, 0);
	assert_int_equal(library_open(f, &shelf, f->out, &e), 0);
}

int main(void)
{
	AUTO_CTX(tmp);
	rows queries = read_rows(tmp, "tests/data/queries.tsv"), questions = read_rows(tmp, "tests/data/questions.tsv");
	rows titles = read_rows(tmp, "tests/data/agenda-titles.tsv");
	struct CMUnitTest *tests = NEW_ARRAY(tmp, struct CMUnitTest, queries.count + questions.count + 2);
	size_t count = 0;
	void *made;
	i18n_start("fr");
	start(&made);
	for (size_t i = 0; i < queries.count; i++)
		tests[count++] = (struct CMUnitTest){queries.list[i].columns[0], check_query, NULL, NULL, &queries.list[i]};
	for (size_t i = 0; i < questions.count; i++)
		tests[count++] = (struct CMUnitTest){questions.list[i].columns[0], check_question, NULL, NULL, &questions.list[i]};
	tests[count++] = (struct CMUnitTest){"sentences_find_their_page", sentences_find_their_page, NULL, NULL, &questions};
	tests[count++] = (struct CMUnitTest){"titles_have_their_topic", titles_have_their_topic, NULL, NULL, &titles};
	int failed = _cmocka_run_group_tests("search", tests, count, NULL, NULL);
	fixture_end(&made);
	return failed;
}
