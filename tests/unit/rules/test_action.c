// SPDX-License-Identifier: EUPL-1.2
/* Actions: a line typed in a meeting, lateness in words, done in one key, the order of those that wait. On 21 November 2026. */
#include "bench.h"
#include "names.h"
#include <carnet/rules/action.h>

static const struct line {
	const char *typed, *what, *who, *due, *wrong;
} lines[] = {
	{"Call the ARS back / me / 15 Jan.", "Call the ARS back", "", "2027-01-15", NULL},
	{"Relancer l’ARS / moi / 15 janv.", "Relancer l’ARS", "", "2027-01-15", NULL},
	{"Relancer l’ARS/ 15/01 /Maud", "Relancer l’ARS", "Maud", "2027-01-15", NULL},
	{"Relancer l’ARS; Maud", "Relancer l’ARS", "Maud", NULL, NULL},
	{"Relancer l’ARS ; +7", "Relancer l’ARS", "", "2026-11-28", NULL},
	{"Relire 24/7", "Relire 24/7", "", NULL, NULL},
	{"  Relancer  /", "Relancer", "", NULL, NULL},
	{"Relancer / / 15/01", "Relancer", "", "2027-01-15", NULL},
	{"/ moi / 15/01", NULL, NULL, NULL, "does not say what"},
	{"Relancer / Maud / bientôt", NULL, NULL, NULL, "“bientôt” is no date"},
	{"Relancer / 15/01 / 16/01 / Maud", NULL, NULL, NULL, "“Maud” is no date"},
	{"Relancer l’ARS ; rappeler Maud", NULL, NULL, NULL, "neither a person nor a date"},
	{"Maud : envoyer le devis avant le 30/11", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"Maud : envoyer le devis", "Envoyer le devis", "Maud", NULL, NULL},
	{"Maud: envoyer le devis d'ici vendredi", "Envoyer le devis", "Maud", "2026-11-27", NULL},
	{"- Moi : relancer l’ARS avant le 15/01", "Relancer l’ARS", "", "2027-01-15", NULL},
	{"Paul et Anne : préparer le buffet pour le 5/12", "Préparer le buffet pour le 5/12", "Paul et Anne", "2026-12-05", NULL},
	{"Mme Durand : liste des kinés", "Liste des kinés", "Mme Durand", NULL, NULL},
	{"La coordinatrice : envoyer les documents avant la fin du mois", "Envoyer les documents", "La coordinatrice", "2026-11-30", NULL},
	{"Action : Maud – s’assurer du local, 30/11", "S’assurer du local", "Maud", "2026-11-30", NULL},
	{"Maud (30/11) : envoyer le devis", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"Avant le 30/11 : envoyer le devis", "Envoyer le devis", "", "2026-11-30", NULL},
	{"Maud doit envoyer le devis avant le 30 novembre", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"Je dois rappeler la mairie", "Rappeler la mairie", "", NULL, NULL},
	{"envoyer le devis (Maud, 30/11)", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"envoyer le devis (avant le 30/11/2026 ; Mme Le Goff).", "Envoyer le devis", "Mme Le Goff", "2026-11-30", NULL},
	{"envoyer le devis (Maud)", "Envoyer le devis", "Maud", NULL, NULL},
	{"envoyer le devis [moi]", "Envoyer le devis", "", NULL, NULL},
	{"envoyer le devis, Maud, 30/11", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"envoyer le devis, 30/11, Maud", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"envoyer le devis, 30/11", "Envoyer le devis", "", "2026-11-30", NULL},
	{"envoyer le devis - Maud - 30/11", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"envoyer le devis → Maud (30 nov.)", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"@Maud envoyer le devis avant fin novembre", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"envoyer le devis @Maud", "Envoyer le devis", "Maud", NULL, NULL},
	{"Maud : envoyer le devis / 30/11", "Envoyer le devis", "Maud", "2026-11-30", NULL},
	{"Relire l’avis au plus tard jeudi", "Relire l’avis", "", "2026-11-26", NULL},
	{"appeler l’ARS demain", "Appeler l’ARS", "", "2026-11-22", NULL},
		{"envoyer le bilan à l’association dans 2 semaines", "Envoyer le bilan à l’association", "", "2026-12-05", NULL},
		{"ouvrir le local dans la cour", "Ouvrir le local dans la cour", "", NULL, NULL},
	{"Maud : envoyer le devis jeudi", "Envoyer le devis", "Maud", "2026-11-26", NULL},
	{"envoyer le devis vendredi prochain", "Envoyer le devis", "", "2026-11-27", NULL},
	{"écrire à la mairie après-demain", "Écrire à la mairie", "", "2026-11-23", NULL},
	{"Préparer la réunion de jeudi", "Préparer la réunion de jeudi", "", NULL, NULL},
	{"Tenir la permanence chaque lundi", "Tenir la permanence chaque lundi", "", NULL, NULL},
	{"Demain", "Demain", "", NULL, NULL},
	/* not sure: all of it is the text */
	{"Budget : relire le tableau", "Budget : relire le tableau", "", NULL, NULL},
	{"Attention : le devis expire", "Attention : le devis expire", "", NULL, NULL},
	{"Prévention : envoyer l’affiche", "Prévention : envoyer l’affiche", "", NULL, NULL},
	{"Maud : dossier de la mairie", "Maud : dossier de la mairie", "", NULL, NULL},
	{"Inviter Paul, Maud", "Inviter Paul, Maud", "", NULL, NULL},
	{"Inviter Paul, Maud, 30/11", "Inviter Paul, Maud", "", "2026-11-30", NULL},
	{"Relancer l’agence (ARS)", "Relancer l’agence (ARS)", "", NULL, NULL},
	{"Relire le projet (voir annexe 2)", "Relire le projet (voir annexe 2)", "", NULL, NULL},
	{"Envoyer le devis à Maud", "Envoyer le devis à Maud", "", NULL, NULL},
	{"Préparer la réunion du 15 janvier", "Préparer la réunion du 15 janvier", "", NULL, NULL},
	{"Réserver la salle pour le 30/11", "Réserver la salle pour le 30/11", "", "2026-11-30", NULL},
	{"Relire avant le conseil", "Relire avant le conseil", "", NULL, NULL},
	{"Demander Maud - rappeler la mairie", "Demander Maud - rappeler la mairie", "", NULL, NULL},
	{"Maud envoie le devis, Paul réserve la salle", "Maud envoie le devis, Paul réserve la salle", "", NULL, NULL},
	{"Point 3 : relire l’avis", "Point 3 : relire l’avis", "", NULL, NULL},
	{"Appeler avant 18:30", "Appeler avant 18:30", "", NULL, NULL},
	{"Lire la note (2)", "Lire la note (2)", "", NULL, NULL},
	{"ARS : envoyer la grille avant le 31/02", "ARS : envoyer la grille avant le 31/02", "", NULL, NULL},
};

static void a_line_is_read(void **state)
{
	const struct line *l = *state;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	action_line got;
	char iso[11] = "";

	assert_int_equal(action_read(tmp, packaged_names(tmp), &got, l->typed, &e), l->wrong ? ERR_INPUT : 0);
	if (l->wrong) {
		assert_non_null(strstr(e.what, l->wrong));
		assert_non_null(e.todo);
		return;
	}
	assert_string_equal(got.what, l->what);
	assert_string_equal(got.who, l->who);
	if (got.due != ACTION_NO_DAY)
		date_to_iso(iso, got.due);
	assert_string_equal(iso, l->due ? l->due : "");
	assert_non_null(strstr(action_line_words(tmp, &got), got.what));
}

static const struct told {
	const char *status, *due, *done_on, *words;
} tolds[] = {
	{"à faire", "2026-11-18", NULL, "late by 3 days"}, {"en cours", "2026-11-20", NULL, "late by 1 day"},
	{"à faire", "2026-11-21", NULL, "today"},           {"à faire", "2026-11-23", NULL, "in 2 days"},
	{"à faire", NULL, NULL, "no date"},                 {"fait", "2026-11-01", "2026-11-09", "done on 9 Nov"},
	{"abandonné", "2026-11-01", NULL, "dropped"},
};

static void lateness_in_words(void **state)
{
	const struct told *t = *state;
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_action);

	record_set(r, "status", value_text(r, t->status));
	record_set(r, "due", value_text(r, t->due));
	record_set(r, "done_on", value_text(r, t->done_on));
	assert_string_equal(action_words(tmp, r), t->words);
}

static void done_then_to_do_again(void **state)
{
	bench *b = *state;
	bool done;
	char *label;
	int64_t id = add(b, &e_action, "title", "Relancer", "due", "2026-12-01", NULL);

	OK(action_toggle(b->j, id, &done, &b->err));
	assert_true(done);
	assert_string_equal(record_text(get(b, &e_action, id), "status"), "fait");
	assert_string_equal(record_text(get(b, &e_action, id), "done_on"), "2026-11-21");
	OK(action_toggle(b->j, id, &done, &b->err));
	assert_false(done);
	assert_string_equal(record_text(get(b, &e_action, id), "done_on"), "");
	OK(journal_undo(b->j, b, &label, &b->err));
	assert_string_equal(label, "Action to do again: Relancer");
	assert_string_equal(record_text(get(b, &e_action, id), "status"), "fait");
	assert_int_equal(action_toggle(b->j, 99, &done, &b->err), ERR_MISSING);
}

static const char *titles(bench *b, const query *q, const record *after)
{
	strbuf *out = sb_new(b);
	record **list;
	size_t count;

	OK(journal_window(b->j, b, q, after, false, 0, &list, &count, &b->err));
	for (size_t i = 0; i < count; i++)
		sb_addf(out, "%s%s", i ? "|" : "", record_text(list[i], "title"));
	return out->s;
}

static void the_most_late_first_undated_last(void **state)
{
	bench *b = *state;
	record **list;
	size_t count;

	add(b, &e_action, "title", "undated", NULL);
	add(b, &e_action, "title", "soon", "due", "2026-12-01", "status", "en cours", NULL);
	add(b, &e_action, "title", "done", "due", "2026-01-01", "status", "fait", NULL);
	add(b, &e_action, "title", "late", "due", "2026-11-01", NULL);
	add(b, &e_action, "title", "dropped", "due", "2026-02-01", "status", "abandonné", NULL);
	add(b, &e_action, "title", "undated too", NULL);
	query *q = action_waiting(b);
	assert_string_equal(titles(b, q, NULL), "late|soon|undated|undated too");
	assert_string_equal(titles(b, action_over(b), NULL), "dropped|done");
	assert_int_equal(journal_count(b->j, q, 100), 4);
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_string_equal(titles(b, q, list[1]), "undated|undated too");
	assert_string_equal(titles(b, q, list[2]), "undated too");
	OK(journal_window(b->j, b, q, list[2], true, 1, &list, &count, &b->err));
	assert_string_equal(record_text(list[0], "title"), "soon");
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(lines) + LENGTH(tolds) + 2];
	size_t n = 0;

	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("en");
	for (size_t i = 0; i < LENGTH(lines); i++)
		tests[n++] = (struct CMUnitTest){lines[i].typed, a_line_is_read, NULL, NULL, (void *)(uintptr_t)&lines[i]};
	for (size_t i = 0; i < LENGTH(tolds); i++)
		tests[n++] = (struct CMUnitTest){tolds[i].words, lateness_in_words, NULL, NULL, (void *)(uintptr_t)&tolds[i]};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(done_then_to_do_again, bench_setup, bench_teardown);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(the_most_late_first_undated_last, bench_setup, bench_teardown);
	return cmocka_run_group_tests_name("action", tests, NULL, NULL);
}
