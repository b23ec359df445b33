// SPDX-License-Identifier: EUPL-1.2
/* The content that is shipped: it compiles, each page reads, lays out and prints back; and what is measured of any content. */
#include "fixture.h"

#include <carnet/base/text.h>
#include <carnet/doc/render.h>

#include "../doc/dump.h"

static library *shelf;

static int start(void **state)
{
	fixture_start(state);
	fixture *f = *state;
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	library_compile("content", f->out, &p, &e);
	for (size_t i = 0; i < p.count; i++)
		print_error("%s\n", err_text(f, &p.list[i]));
	assert_int_equal(p.errors, 0);
	assert_int_equal(library_open(f, &shelf, f->out, &e), 0);
	return 0;
}

static void each_page(void (*check)(const doc *d))
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	part *parts;
	size_t count;
	assert_int_equal(library_parts(shelf, tmp, &parts, &count, &e), 0);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < parts[i].count; j++) {
			AUTO_CTX(one);
			doc *d = NULL;
			assert_int_equal(library_doc(shelf, one, parts[i].pages[j].id, &d, &e), 0);
			check(d);
		}
}

static void round_trip(const doc *d)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	doc *twice;
	strbuf *md = sb_new(tmp);
	doc_to_markdown(md, d);
	assert_int_equal(doc_read_markdown(tmp, &twice, md->s, md->len, &p), 0);
	assert_string_equal(dumped(tmp, twice), dumped(tmp, d));
}

static void fits(const doc *d)
{
	AUTO_CTX(tmp);
	const int widths[] = {40, 76, 100};
	for (size_t w = 0; w < LENGTH(widths); w++) {
		const layout *l = doc_layout(tmp, d, widths[w], true);
		for (size_t i = 0; i < l->count; i++) {
			int cells = 0;
			for (size_t j = 0; j < l->lines[i].count; j++)
				cells += text_widthn(l->lines[i].spans[j].text, l->lines[i].spans[j].len);
			assert_in_range(cells, 0, widths[w]);
		}
		for (size_t i = 0; i < l->nlinks; i++)
			assert_in_range(l->link_line[i], 0, l->count - 1);
	}
}

static void every_page_prints_back(void **state)
{
	(void)state;
	each_page(round_trip);
}

static void every_page_fits_its_width(void **state)
{
	(void)state;
	each_page(fits);
}

static int count_sample(void *data, const sample *s)
{
	assert_non_null(s->e);
	++*(size_t *)data;
	return 0;
}

static void samples_are_there(void **state)
{
	(void)state;
	AUTO_ERR e = {0};
	size_t n = 0;
	assert_int_equal(library_samples(shelf, count_sample, &n, &e), 0);
	assert_true(n > 50);
}

static void measures(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	char *text = NULL;
	strbuf *hard = sb_new(tmp);
	sb_add(hard, "id: longue\ntitle: Longue\npart: decouvrir\norder: 50\nsummary: S\nsources: [note]\nverified: 2025-01-02\nbody: |\n");
	for (int i = 0; i < 40; i++)
		sb_add(hard, "  Une phrase qui compte bien plus de vingt mots parce que personne ne l’a relue à voix haute avant de la donner aux "
			"lecteurs.\n\n");
	fixture_put(f, "fr/guide/longue.yaml", hard->s);
	assert_int_equal(library_measure(tmp, f->content, &text, &p, &e), 0);
	assert_string_equal(text, "# Content of the guide\n\n| What | How many |\n| --- | --- |\n| Guide pages | 3 |\n"
		"| Mission sheet pages | 0 |\n| Help pages | 1 |\n| Pages on levels | 3 |\n| Agenda topics | 2 |\n| Checklists | 1 |\n"
		"| Surveys | 1 |\n| Words on all pages | 1167 |\n| Questions to ask | 2 |\n| First steps | 1 |\n| Regions | 2 |\n"
		"| Glossary entries | 3 |\n| Listed sources | 2 |\n\n"
		"## More than 20 words a sentence\n\n- longue, 24 words a sentence\n\n## More than three screens\n\n"
		"- longue, 122 lines\n\n## Checked more than 18 months ago\n\n- longue 2025-01-02\n\n"
		"## Page by page\n\n| Page | Words a sentence | Words | Lines |\n| --- | --- | --- | --- |\n| longue | 24 | 960 | 122 |\n"
		"| la-reunion | 6 | 17 | 6 |\n| aide-accueil | 4 | 4 | 4 |\n| sigles | 4 | 30 | 19 |\n| sources | 4 | 22 | 13 |\n"
		"| criteres | 3 | 12 | 13 |\n| niveau-projets | 3 | 29 | 40 |\n| parcours | 3 | 13 | 12 |\n| proposition-aci | 3 | 18 | 25 |\n"
		"| theme-contrat | 3 | 16 | 16 |\n| une-cpts | 3 | 8 | 6 |\n| enquete-habitants | 2 | 13 | 13 |\n| liste-avant | 2 | 6 | 10 |\n"
		"| regions | 2 | 11 | 7 |\n| theme-budget | 2 | 8 | 10 |\n");
	assert_string_equal(fixture_problems(tmp, f, &p),
			    "fr/guide/longue.yaml:1:1: no page leads to “longue”: add it to the “next” of another page, or link to it\n"
			    "fr/regions.yaml:1:3: no page leads to “regions”: add it to the “next” of another page, or link to it\n"
			    "fr/surveys/habitants.yaml:1:1: no page leads to “enquete-habitants”: add it to the “next” of another page, or link to it\n");
}

static void measures_nothing_when_refused(void **state)
{
	const fixture *f = *state;
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0}, g = {0};
	char *text = NULL;
	assert_int_equal(library_measure(tmp, f->root, &text, &p, &e), ERR_INPUT);
	assert_int_equal(library_measure(tmp, f->out, &text, &p, &g), ERR_DATA);
	assert_null(text);
}

static void prints_schemas(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	static const char *const parts[] = {
		"# Content files\n\n## fr/parts.yaml\n",
		"| kind | choice (sigle, mot) | yes | Acronym or word |\n",
		"### aci_link\n",
		"## fr/guide/\\*.yaml\n",
		"| sources | list → source |  | Where it comes from; only help has none |\n",
		"## samples/\\*.yaml\n",
	};
	const char *text = library_schemas(tmp);
	for (size_t i = 0; i < LENGTH(parts); i++)
		assert_non_null(strstr(text, parts[i]));
	assert_null(strstr(text, "fr/mission"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page_prints_back), cmocka_unit_test(every_page_fits_its_width), cmocka_unit_test(samples_are_there),
		cmocka_unit_test(measures), cmocka_unit_test(measures_nothing_when_refused), cmocka_unit_test(prints_schemas),
	};
	i18n_start("en");
	return cmocka_run_group_tests_name("content", tests, start, fixture_end);
}
