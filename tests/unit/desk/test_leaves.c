// SPDX-License-Identifier: EUPL-1.2
/* What a text would give away when it leaves: each thing pointed out, one line after the other, and nothing else. */
#include "support.h"
#include <carnet/desk/leaves.h>
#include <carnet/doc/render.h>

/* One line of a document, and what is pointed out in it: "kind:what", in the order of the kinds as they are looked for. */
static const struct sentence {
	const char *text, *given;
} lines[] = {
	{"Envoyer le devis", ""},
	{"Relire avec Maud Térignac", "n:Maud Térignac"},
	{"Vu avec MAUD TERIGNAC et Maud Térignac", "n:MAUD TERIGNAC"}, /* once a line */
	{"Anaïs : envoyer le devis", "n:Anaïs"},                        /* the owner of an action, one word */
	{"La trésorière relit, la Présidente signe", ""},
	{"L’ARS répond", ""},
	{"Mme Durand et le Dr Petit sont venus", "n:Mme Durand n:Dr Petit"},
	{"M. le président ouvre la séance", ""},
	{"Appeler le 01 99 00 12 10", "t:01 99 00 12 10"},
	{"Appeler le 0199001210.", "t:0199001210"},
	{"Appeler le +33 1 99 00 12 10", "t:+33 1 99 00 12 10"},
	{"Appeler au 01.99.00.12.10 ou 01-99-00-12-11", "t:01.99.00.12.10 t:01-99-00-12-11"},
	{"Un budget de 12 000 euros en 2026, 150 000 habitants", ""},
	{"Le 03/12/2026 à 18:30", ""},
	{"Écrire à maud@example.org.", "e:maud@example.org"},
	{"Écrire à <a.b-c+d@mail.example.org>", "e:a.b-c+d@mail.example.org"},
	{"Rendez-vous @ midi", ""},
	{"Elle est diabétique et asthmatique", "h:asthmatique h:diabétique"},
	{"Son cancer, «maladie» ancienne", "h:cancer h:maladie"},
	{"Après un AVC, puis le sida", "h:AVC h:sida"},
	{"La cavité, le sidaction", ""},
	{"L’asthme d’un patient", "h:asthme"},
};

static void a_line_is_read(void **state)
{
	static const char signs[] = {[LEAF_NAME] = 'n', [LEAF_PHONE] = 't', [LEAF_EMAIL] = 'e', [LEAF_HEALTH] = 'h'};
	bench *b = *state;

	add(b, &e_cpts, "name", "CPTS", NULL);
	add(b, &e_contact, "name", "Maud Térignac", "role", "Coordinatrice", NULL);
	add(b, &e_contact, "name", "ARS", NULL);
	add(b, &e_action, "title", "Relire", "owner", "Anaïs", NULL);
	add(b, &e_action, "title", "Signer", "owner", "Trésorière", NULL);
	add(b, &e_action, "title", "Voir", "owner", "la présidente", NULL);
	for (size_t i = 0; i < LENGTH(lines); i++) {
		leaves *l;
		doc *d = doc_new(b, "Retour");
		strbuf *seen = sb_new(b);
		doc_paragraph(d, NULL, lines[i].text);
		OK(desk_leaves(&b->d, b, d, &l, &b->err));
		for (size_t k = 0; k < l->count; k++) {
			sb_addf(seen, "%s%c:%s", k ? " " : "", signs[l->list[k].kind], l->list[k].what);
			assert_string_equal(l->list[k].line, lines[i].text);
			assert_string_equal(l->list[k].where, "Retour");
		}
		if (strcmp(seen->s, lines[i].given) != 0)
			fail_msg("%s: found “%s”, not “%s”", lines[i].text, seen->s, lines[i].given);
	}
}

/* Read line by line under its heading, each thing with its kind in words. */
static void told_before_it_leaves(void **state)
{
	bench *b = *state;
	leaves *l;
	strbuf *text = sb_new(b);
	doc *d = doc_new(b, "Retour");

	i18n_start("en");
	doc_heading(d, 2, "Actions");
	doc_paragraph(d, NULL, "Écrire à maud@example.org ou au 01 99 00 12 10");
	doc_paragraph(d, NULL, "Rien ici");
	OK(desk_leaves(&b->d, b, d, &l, &b->err));
	assert_int_equal(l->count, 2);
	assert_string_equal(l->list[0].where, "Actions");
	doc_to_text(text, leaves_doc(b, l), 80);
	assert_non_null(strstr(text->s, "Écrire à maud@example.org ou au 01 99 00 12 10"));
	assert_non_null(strstr(text->s, "maud@example.org (e-mail address)"));
	assert_non_null(strstr(text->s, "01 99 00 12 10 (phone number)"));
	assert_null(strstr(text->s, "Rien ici"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(a_line_is_read),
		test_bench(told_before_it_leaves),
	};
	return cmocka_run_group_tests_name("leaves", tests, NULL, NULL);
}
