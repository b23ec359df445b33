// SPDX-License-Identifier: EUPL-1.2
/* The words chosen for what one is, put into pages. */
#include "support.h"

#include <carnet/desk/reading.h>
#include <carnet/doc/render.h>

static char *put(const void *parent, const char *md, enum wording w)
{
	AUTO_PROBLEMS p = {0};
	strbuf *out = sb_new(parent);
	doc *d;
	assert_int_equal(doc_read_markdown(parent, &d, md, strlen(md), &p), 0);
	wording_put(d, w);
	doc_to_markdown(out, d);
	return out->s;
}

static void every_form(void **state)
{
	static const struct {
		const char *page, *users, *association;
	} cases[] = {
		{"Le représentant associatif siège.", "Le représentant des usagers siège.", NULL},
		{"Les **représentants associatifs** siègent.", "Les **représentants des usagers** siègent.", NULL},
		{"Une représentante associative, des représentantes associatives.", "Une représentante des usagers, des représentantes des usagers.", NULL},
		{"Représentant associatif, deux fois représentant associatif", "Représentant des usagers, deux fois représentant des usagers", NULL},
		{"REPRÉSENTANT ASSOCIATIF", "REPRÉSENTANT DES USAGERS", NULL},
		{"Les représentants d’usagers", NULL, "Les représentants associatifs"},
		{"La Représentante des usagers", NULL, "La Représentante associative"},
		{"- un représentant des usagers\n- autre", NULL, "- un représentant associatif\n- autre"},
		{"Un représentant des usagers à l’hôpital", NULL, NULL},
		{"Le [représentant des usagers](sigle:RU) est élu.", NULL, NULL},
		{"Selon [Devenez représentant associatif](source:p13)", NULL, NULL},
		{"Le représentant associatif n’est pas le représentant des usagers.", NULL, NULL},
		{"Le représentant associatif ici.\n\nLà, un représentant des usagers.", NULL, NULL},
		{"Rien à dire.", NULL, NULL},
	};
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *as_is = put(b, cases[i].page, WORDING_PAGE);
		const char *users = put(b, cases[i].page, WORDING_USERS), *association = put(b, cases[i].page, WORDING_ASSOCIATION);
		assert_string_equal(users, cases[i].users ? put(b, cases[i].users, WORDING_PAGE) : as_is);
		assert_string_equal(association, cases[i].association ? put(b, cases[i].association, WORDING_PAGE) : as_is);
	}
}

static void on_the_pages_of_the_guide(void **state)
{
	bench *b = *state;
	reading *r;
	b->d.wording = WORDING_USERS;
	OK(desk_read(&b->d, b, "page:fiche-mission", READ_MINE, &r, &b->err));
	assert_string_equal(r->title, "Le mandat de représentant des usagers, en une page");
	OK(desk_read(&b->d, b, "page:le-role", READ_MINE, &r, &b->err));
	assert_string_equal(r->title, "À quoi sert le représentant associatif ?"); /* it says which is which */
	OK(desk_read(&b->d, b, "sigle:RA", READ_MINE, &r, &b->err));
	strbuf *plain = sb_new(b);
	doc_plain(plain, r->doc->root);
	assert_non_null(strstr(plain->s, "représentant associatif"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {test_bench(every_form), test_bench(on_the_pages_of_the_guide)};
	i18n_start("en");
	return cmocka_run_group_tests_name("wording", tests, NULL, NULL);
}
