// SPDX-License-Identifier: EUPL-1.2
/* Names where there should be none. */
#include "support.h"
#include "names.h"
#include <carnet/rules/named.h>

static const struct seen {
	const char *text, *who; /* NULL: nobody */
	bool sure;
} cases[] = {
	{"", NULL, false},
	{"Mme Durand", "Mme Durand", true},
	{"Retraitée, voisine de M. Dupont.", "M. Dupont", true},
	{"le Dr Martin ne prend plus personne", "Dr Martin", true},
	{"Jeanne Durand, 82 ans", "Jeanne Durand", false},
	{"Jeanne Durand, la fille de Mme Durand", "Mme Durand", true},
	{"Retraitée, 82 ans", NULL, false},
	{"Habitante de Corvelane", NULL, false},
	{"Aidant à Sainte-Orvane", NULL, false},
	{"Parent de jeunes enfants, horaires décalés", NULL, false},
	{"Retraitée. Diabétique", NULL, false},
	{"Adhérente, Association Diabète", NULL, false},
	{"ALD, CMU", NULL, false},
};

static void one_case(void **state)
{
	const struct seen *c = *state;
	AUTO_CTX(tmp);
	bool sure;
	char *who = named_in(tmp, packaged_names(tmp), c->text, &sure);

	assert_int_equal(who != NULL, c->who != NULL);
	if (who)
		assert_string_equal(who, c->who);
	assert_int_equal(sure, c->sure);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(cases)];

	for (size_t i = 0; i < LENGTH(cases); i++)
		tests[i] = (struct CMUnitTest){cases[i].text, one_case, NULL, NULL, (void *)(uintptr_t)&cases[i]};
	return cmocka_run_group_tests_name("named", tests, NULL, NULL);
}
