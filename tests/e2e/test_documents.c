// SPDX-License-Identifier: EUPL-1.2
/* Documents made from the journal, by the real program: dossier, substitute, handover, year, level. */
#include "home.h"

#define NB "\u00a0"

/* One command on the practice journal. */
static const struct one {
	const char *name;
	const char *args[10];
	int code;
	const char *out, *err;
} ones[] = {
	{"dossier of the next meeting", {"prepare"}, 0, "Conseil d’administration, jeu. 3 déc. 2026\n─", NULL},
	{"dossier by alias and number", {"preparer", "10"}, 0, "Trois choses à obtenir", NULL},
	{"dossier of an earlier meeting", {"prepare", "8"}, 0, "jeudi 20 août 2026", NULL},
	{"dossier by title", {"prepare", "Comité des usagers, inst"}, 0, "Haut-Lauvray", NULL},
	{"headings of a dossier", {"prepare", "--format", "markdown"}, 0, "\n## Ordre du jour\n", NULL},
	{"questions of a dossier", {"prepare", "--format", "markdown"}, 0, "\n## Questions\n", NULL},
	{"actions of a dossier", {"prepare", "--format", "markdown"}, 0, "\n## Actions\n", NULL},
	{"dossier as HTML", {"prepare", "--format", "html"}, 0, "<!DOCTYPE html>", NULL},
	{"dossier as JSON", {"prepare", "--json"}, 0, "{\"id\":\"meeting/10\",\"title\":\"Dossier de séance", NULL},
	{"private notes when asked for", {"prepare", "--with", "notes"}, 0, "Notes privées", NULL},
	{"a part left out", {"prepare", "--without=frais,guide", "--json"}, 0, "{\"id\":\"meeting/10\"", NULL},
	{"a part that is not", {"prepare", "--without", "météo"}, 2, NULL, "«météo»"}, /* they are all named: */
	{"the parts there are", {"prepare", "--with", "x"}, 2, NULL, "ordre-du-jour, questions, decisions, actions, notes-privees, reperes, mots, niveau, frais, pieces"},
	{"PDF asks for a file", {"prepare", "--format", "pdf"}, 2, NULL, "-o"},
	{"a size that paper has not", {"prepare", "--size", "15"}, 2, NULL, "choisissez 12 ou 18"},
	{"a meeting that is not", {"prepare", "99"}, 1, NULL, "99"},
	{"nowhere to write", {"prepare", "-o", "/nonexistent/x.txt"}, 3, NULL, "/nonexistent/x.txt"},
	{"substitute", {"substitute", "10"}, 0, "Feuille de retour", NULL},
	{"substitute by alias", {"suppleance", "10"}, 0, "Suppléance", NULL},
	{"return sheet", {"substitute", "10", "--json"}, 0, "\"agenda_item\":[\n{\"uid\":", NULL},
	{"return sheet nowhere", {"substitute", "10", "--json", "-o", "/nonexistent/x"}, 3, NULL, "/nonexistent/x"},
	{"substitute at no meeting", {"substitute", "99"}, 1, NULL, "99"},
	{"handover", {"handover", "1"}, 0, "CA, CPTS du Val d’Aubrelle\n─", NULL},
	{"handover as JSON", {"passation", "1", "--json"}, 0, "{\"id\":\"mandate/1\"", NULL},
	{"handover of no mandate", {"handover", "99"}, 1, NULL, "99"},
	{"account", {"account", "1"}, 0, "Retour à mon association", NULL},
	{"account of no meeting", {"account", "99"}, 1, NULL, "99"},
	{"minutes", {"minutes", "1"}, 0, "notes privées", NULL},
	{"minutes of no meeting", {"minutes", "99"}, 1, NULL, "99"},
	{"year", {"report", "2026"}, 0, "7 réunions", NULL},
	{"year of a mandate", {"bilan", "2026", "2"}, 0, "Prévention (groupe projet), CPTS du Val d’Aubrelle", NULL},
	{"year as JSON", {"report", "2026", "--json"}, 0, "\"figures\":{\"invited\":7,\"attended\":6,", NULL},
	{"a year that is not", {"report", "26"}, 2, NULL, "«26» n’est pas une année"},
	{"a year out of sight", {"report", "1789"}, 2, NULL, "1789"},
	{"year of no mandate", {"report", "2026", "99"}, 1, NULL, "99"},
	{"level", {"assess", "1"}, 0, "● atteint", NULL},
	{"level as JSON", {"evaluer", "1", "--json"}, 0, "\"level\":\"projets\",\"date\":\"2026-09-29\",\"standing\":\"●\",\"met\":4,\"criteria\":4", NULL},
	{"level with new scores", {"assess", "1", "P1=0", "P2=0", "p3=1", "P4=0"}, 0, "0 sur 4", NULL},
	{"a score in words", {"assess", "1", "P1=installé"}, 0, "installé", NULL},
	{"a criterion that is not", {"assess", "1", "Z9=2"}, 2, NULL, "Z9"},
	{"a score that is not", {"assess", "1", "P1=4"}, 2, NULL, "assessment_answer.score"},
	{"no score", {"assess", "1", "P1"}, 2, NULL, "«P1» ne donne pas de note"},
	{"the same criterion twice", {"assess", "1", "P1=2", "P1=3"}, 2, NULL, "deux notes"},
	{"a criterion of the other grid", {"assess", "1", "N1a=2"}, 2, NULL, "P1, P2"},
	{"the proposal of 2023", {"assess", "1", "grid=aci", "N1a=2", "N1a.preuve=Affiche"}, 0, "Niveau 1", NULL},
	{"a proposal is no rule", {"assess", "1", "grille=proposition"}, 0, "pas une règle", NULL},
	{"a grid that is not", {"assess", "1", "grid=autre", "P1=2"}, 2, NULL, "«autre»"},
	{"a day for it", {"assess", "1", "date=02/10/2024", "P1=2", "P1.evidence=Compte rendu"}, 0, "2024", NULL},
	{"a day that is not", {"assess", "1", "date=31/02/2024", "P1=2"}, 2, NULL, "31/02/2024"},
	{"nothing else of a criterion", {"assess", "1", "P1.couleur=2"}, 2, NULL, "P1.couleur"},
	{"going on with one", {"assess", "1", "to=2", "A4=3", "notes=Revue"}, 0, "6 sur 12", NULL},
	{"going on with one of another CPTS", {"assess", "2", "to=2", "A4=3"}, 2, NULL, "autre CPTS"},
	{"going on with none", {"assess", "1", "to=99", "A4=3"}, 1, NULL, "99"},
	{"two dates", {"assess", "1", "before=1"}, 0, "▲ en hausse", NULL},
	{"two dates in any order", {"evaluer", "1", "avant=2", "apres=1"}, 0, "de 6 à 11", NULL},
	{"a date of none", {"assess", "1", "before=99"}, 1, NULL, "99"},
	{"needs", {"needs", "1"}, 0, "Moins de 5 entretiens", NULL},
	{"needs of a survey that is not", {"besoins", "1", "sondage"}, 1, NULL, "«sondage»"},
	{"one sheet", {"needs", "1", "questionnaire", "lieu=Marché", "q1=oui", "q11=7"}, 0, "Moins de 5", NULL},
	{"a sheet that may name somebody", {"needs", "1", "questionnaire", "personne=Marie Dupont", "q1=oui"}, 0, "Moins de 5",
	 "à vérifier" NB ": «Marie Dupont» ressemble à un nom"},
	{"a sheet that names somebody", {"needs", "1", "questionnaire", "personne=Mme Dupont", "q1=oui"}, 2, NULL, "nomme quelqu’un"},
	{"an answer that is not", {"needs", "1", "questionnaire", "q1=Peut-être"}, 2, NULL, "choisissez parmi"},
	{"a note that is not", {"needs", "1", "questionnaire", "q11=11"}, 2, NULL, "de 0 à 10"},
	{"a question that is not", {"needs", "1", "questionnaire", "q99=Oui"}, 2, NULL, "q99"},
	{"no answer", {"needs", "1", "questionnaire", "Oui"}, 2, NULL, "ne donne pas de réponse"},
	{"a name is not asked", {"needs", "1", "questionnaire", "cpts=2"}, 2, NULL, "cpts"},
	{"needs of no CPTS", {"needs", "99"}, 1, NULL, "99"},
	{"directory", {"annuaire"}, 0, "Respirer en Aubrelle", NULL},
	{"directory of a CPTS", {"directory", "1"}, 0, "CPTS du Val d’Aubrelle", NULL},
	{"directory of no CPTS", {"directory", "99"}, 1, NULL, "99"},
	{"level of no CPTS", {"assess", "99"}, 1, NULL, "99"},
	{"closing told", {"close", "9", "--dry-run"}, 0, "[x]\tLa séance a eu lieu, de 14:30 à 16:15 (présent)\t\n", NULL},
	{"closing told as JSON", {"clore", "9", "--dry-run", "--json"}, 0, "{\"meeting\":9,\"kept\":false,\"steps\":[\n{\"step\":\"held\",\"done\":true", NULL},
	{"closing with a next date", {"clore", "9", "prochaine=12/01"}, 0, "[x]\tLa prochaine séance" NB ": mar. 12 janv. 2027 14:30", "carnet retour 9"},
	{"closing as JSON", {"close", "9", "next=12/01", "--json"}, 0, "\"kept\":true", "carnet retour 9"},
	{"closing, an action dated", {"close", "9", "action:15=30/11"}, 0, "[x]\tlun. 30 nov. 2026 · Compte rendu", "carnet retour 9"},
	{"closing, an action undated", {"close", "9", "action:15"}, 0, "[x]\tsans date · Compte rendu", "carnet retour 9"},
	{"closing without a part", {"close", "9", "--without", "actions,retour"}, 0, "[ ]\tLe retour à mon association", "="},
	{"closing with its report", {"close", "9", "-o", "retour.html"}, 0, "[x]\tLe retour", "retour.html"},
	{"closing, report nowhere", {"close", "9", "-o", "/nonexistent/x.txt"}, 3, NULL, "/nonexistent/x.txt"},
	{"closing, a size that paper has not", {"close", "9", "--size", "15"}, 2, NULL, "choisissez 12 ou 18"},
	{"closing, a part that is not", {"close", "9", "--without", "x"}, 2, NULL, "trajet, actions, prochaine, retour"},
	{"closing, no next date", {"close", "9", "--with", "next"}, 2, NULL, "prochaine=14/01"},
	{"closing, next before", {"close", "9", "next=1/10/2026"}, 2, NULL, "viendrait avant"},
	{"closing, next known", {"close", "8", "next=1/12"}, 2, NULL, "déjà dans le carnet"},
	{"closing, no such action", {"close", "9", "action:99=3/12"}, 1, NULL, "99"},
	{"closing, an action of another", {"close", "9", "action:1=3/12"}, 2, NULL, "en attente de cette réunion"},
	{"closing, nothing known", {"close", "9", "fin=18h"}, 2, NULL, "prochaine=DATE"},
	{"closing what is to come", {"close", "10"}, 2, NULL, "pas encore eu lieu"},
	{"closing no meeting", {"close", "99"}, 1, NULL, "99"},
	{"help of prepare", {"help", "prepare"}, 0, "notes privées", NULL},
};

static const struct one *current;
static int one_setup(void **state)
{
	current = *state;
	return home_setup(state);
}

static void one_document(void **state)
{
	const char *args[12] = {"--demo"};
	home *h = *state;

	for (size_t i = 0; current->args[i]; i++)
		args[i + 1] = current->args[i];
	run_to(h, "", -1, args);
	if (h->code != current->code || !said(h->out, current->out) || !said(h->err, current->err)) {
		print_error("exit %d\n--out\n%s\n--err\n%s\n", h->code, h->out->s, h->err->s);
		fail();
	}
}

/* What is for others says of whom it speaks, once a name; what is for oneself says nothing. */
static void persons_are_pointed_out(void **state)
{
	home *h = *state;

	RUN("add", "cpts", "name=CPTS du Val");
	RUN("add", "meeting", "title=Conseil", "cpts=1", "date=2026-11-02");
	RUN("add", "agenda_item", "meeting=1", "title=Permanence", "decision=Rappeler Mme Durand au 01 99 00 12 10", "voice=Mme Durand a un cancer");
	RUN("account", "1");
	assert_true(said(h->out, "Mme Durand"));
	assert_int_equal(h->err->len, 0);
	RUN("account", "1", "-o", "retour.txt");
	assert_int_equal(h->code, 0);
	assert_true(said(h->err, "à vérifier" NB ": «Mme Durand» (nom de personne) figure sous «Décidé»" NB ": relisez"));
	assert_true(said(h->err, "«01 99 00 12 10»"));
	assert_true(said(h->err, "«cancer»"));
	assert_false(said(h->err, "«Mme Durand» (nom de personne) figure sous «Ce que"));
	RUN("minutes", "1", "-o", "tout.txt");
	assert_false(said(h->err, "Durand"));
	RUN("close", "1", "-o", "retour.md");
	assert_true(said(h->err, "«Mme Durand»"));
}

static void no_meeting_is_planned(void **state)
{
	home *h = *state;

	RUN("prepare");
	assert_int_equal(h->code, 1);
	assert_true(said(h->err, "Aucune réunion n’est prévue"));
}

/* What the file is called says what it is; --format has the last word. */
static void the_name_says_the_format(void **state)
{
	static const struct { const char *name, *format, *begins; } files[] = {
		{"page.html", NULL, "<!DOCTYPE html"}, {"page.MD", NULL, "# Qu’est-ce"}, {"page.txt", NULL, "Qu’est-ce"}, {"page", NULL, "Qu’est-ce"},
		{"page2.txt", "html", "<!DOCTYPE html"}, {"page.pdf", NULL, "%PDF-"},
	};
	home *h = *state;
	for (size_t i = 0; i < LENGTH(files); i++) {
		AUTO_CTX(tmp);
		char *text;
		size_t len;
		if (files[i].format)
			RUN("read", "une-cpts", "-o", files[i].name, "--format", files[i].format);
		else
			RUN("read", "une-cpts", "-o", files[i].name);
		assert_int_equal(h->code, 0);
		assert_int_equal(file_read(tmp, &text, &len, files[i].name, 1 << 20, NULL), 0);
		if (strncasecmp(text, files[i].begins, strlen(files[i].begins)) != 0)
			fail_msg("%s: %.40s", files[i].name, text);
	}
	RUN("read", "une-cpts", "-o", "page.csv");
	assert_int_equal(h->code, 2);
}

static void what_practice_writes_says_so(void **state)
{
	home *h = *state;
	AUTO_CTX(tmp);
	char *text;
	size_t len;

	RUN("--demo", "close", "9", "-o", "retour.md");
	assert_int_equal(h->code, 0);
	assert_int_equal(file_read(tmp, &text, &len, "retour.md", 1 << 20, NULL), 0);
	assert_non_null(strstr(text, "Carnet d’entraînement"));
}

/* The same year and meeting give the same file; an assessment is one undo. */
static void written_and_recorded(void **state)
{
	home *h = *state;

	RUN("--demo", "prepare", "-o", "dossier.md", "--format", "markdown");
	assert_int_equal(h->code, 0);
	assert_int_equal(access("dossier.md", R_OK), 0);
	RUN("add", "cpts", "name=CPTS d’essai");
	RUN("assess", "1", "P1=3", "P2=3");
	assert_int_equal(h->code, 0);
	RUN("list", "assessment_answer", "--json");
	assert_true(said(h->out, "\"criterion\":\"P2\",\"score\":3"));
	RUN("assess", "1", "P1=3", "Z9=1");
	assert_int_equal(h->code, 2);
	RUN("undo");
	assert_true(said(h->out, "Évaluation enregistrée") || said(h->err, "Évaluation enregistrée"));
	RUN("list", "assessment", "--json");
	assert_true(said(h->out, "=[]\n"));
}

/* A trip with its amount, an action, the next meeting, the report in its file; one undo takes all but the file back. */
static void a_meeting_is_closed(void **state)
{
	home *h = *state;

	RUN("add", "cpts", "name=CPTS du Val");
	RUN("add", "payer", "name=Asso", "scale=barème fiscal");
	RUN("add", "vehicle", "label=Clio", "kind=voiture", "fiscal_power=5");
	RUN("add", "meeting", "title=Ancien", "date=1/10", "cpts=1", "status=tenue");
	RUN("add", "expense", "date=1/10", "kind=kilomètres", "payer=1", "meeting=1", "vehicle=1", "distance=46");
	RUN("add", "meeting", "title=Conseil", "date=20/11", "cpts=1", "start=18h", "minutes=Notes");
	RUN("add", "action", "title=Relire", "meeting=2");
	RUN("close", "2", "-o", "/nonexistent/retour.md");
	assert_int_equal(h->code, 3);
	RUN("list", "expense", "meeting=2", "--json");
	assert_true(said(h->out, "=[]\n"));
	RUN("close", "2", "next=14/01", "-o", "retour.md");
	assert_int_equal(h->code, 0);
	assert_true(said(h->out, "[x]\tLe trajet" NB ": 29,25" NB "€"));
	assert_int_equal(access("retour.md", R_OK), 0);
	RUN("list", "expense", "meeting=2", "--json");
	assert_true(said(h->out, "\"amount\":2925"));
	RUN("list", "action", "--json");
	assert_true(said(h->out, "\"due\":\"2026-12-05\""));
	RUN("list", "meeting", "date=14/01/2027", "--json");
	assert_true(said(h->out, "\"title\":\"Conseil\""));
	RUN("undo");
	assert_true(said(h->out, "Séance close") || said(h->err, "Séance close"));
	RUN("list", "expense", "meeting=2", "--json");
	assert_true(said(h->out, "=[]\n"));
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(ones) + 6] = {cmocka_unit_test_setup_teardown(a_meeting_is_closed, home_setup, home_teardown),
						     cmocka_unit_test_setup_teardown(persons_are_pointed_out, home_setup, home_teardown),
						     cmocka_unit_test_setup_teardown(no_meeting_is_planned, home_setup, home_teardown),
						     cmocka_unit_test_setup_teardown(the_name_says_the_format, home_setup, home_teardown),
						     cmocka_unit_test_setup_teardown(what_practice_writes_says_so, home_setup, home_teardown),
						     cmocka_unit_test_setup_teardown(written_and_recorded, home_setup, home_teardown)};

	for (size_t i = 0; i < LENGTH(ones); i++)
		tests[i + 6] = (struct CMUnitTest){ones[i].name, one_document, one_setup, home_teardown, (void *)(uintptr_t)&ones[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
