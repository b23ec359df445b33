// SPDX-License-Identifier: EUPL-1.2
/* «Que voulez-vous faire ?» and the settings, in the real program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <glob.h>
#include "../support/pty.h"
#include "keys.h"

static const struct {
	int rows, cols;
	const char *size;
} sizes[] = {{24, 80, "80x24"}, {20, 60, "60x20"}, {40, 120, "120x40"}};

static void screens_as_expected(void **state)
{
	static const struct {
		const char *keys, *name;
	} shown[] = {{":", "palette"}, {":r\303\251glages" ENTER, "settings"}};
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
			char file[64];
			struct pty *p = pty_start(sizes[s].rows, sizes[s].cols, PTY_ARGS("--demo"), NULL);
			pty_keys(p, shown[i].keys);
			snprintf(file, sizeof file, "%s-%s", shown[i].name, sizes[s].size);
			pty_expect_screen(p, file);
			pty_free(p);
		}
}

/* The words of every day lead to the right line, which Enter runs. */
static void everyday_words_do_it(void **state)
{
	static const struct {
		const char *words, *then;
	} cases[] = {
		{"calend", "novembre 2026"},
		{"agenda du mois", "novembre 2026"},
		{"CALEND", "novembre 2026"},
		{"\303\251ch\303\251ances", "novembre 2026"}, {"echeances", "novembre 2026"},
		{"rembourser mon train", "Nouvelle d\303\251pense"}, {"nouvelle s\303\251ance", "Nouvelle r\303\251union"}, {"couleurs", "Affichage"}, {"affichage", "Valeur d’une heure"},
		{"effac\303\251 par erreur", "istorique"}, {"mes actions", ">!en retard de 12 jours"}, {"sigles", "Que veut dire ce sigle"}, {"mon adresse", "Votre nom"}, {"relancer", "Nouvelle action"},
		{"train", "Nouvelle d\303\251pense"}, {"v\303\251hicules", "Voiture de mon mari"}, {"qui paie", "Payeurs"}, {"trajet favori", "Trajets"},
		{"imprimer", "mprimer"}, {"quitter", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
		pty_keys(p, ":");
		pty_keys(p, cases[i].words);
		pty_keys(p, ENTER);
		if (cases[i].then)
			pty_expect(p, cases[i].then);
		else
			assert_int_equal(pty_end(p), 0);
		pty_free(p);
	}
}

/* As a volunteer says it: the right line is among the first three. */
static void said_as_people_say_it(void **state)
{
	enum { FIRST = 3 };
	static const struct {
		const char *said, *found;
	} cases[] = {
		{"me faire rembourser", "Établir une note de frais"},
		{"demander mon remboursement", "Établir une note de frais"},
		{"combien on me doit", "Établir une note de frais"},
		{"mes kilomètres", "Noter une dépense"},
		{"mes km", "Noter une dépense"},
		{"noter un vote", "Noter pendant la séance"},
		{"la trousse reçue", "Commencer son carnet"},
		{"ticket de train", "Noter une dépense"},
		{"photo du reçu", "Noter une dépense"},
		{"véhicule", "Mes véhicules"},
		{"ma voiture", "Mes véhicules"},
		{"payeur", "Mes payeurs"},
		{"qui paie", "Mes payeurs"},
		{"trajet favori", "Mes trajets favoris"},
		{"préparer ma réunion", "Préparer ma prochaine réunion"},
		{"ordre du jour", "Préparer ma prochaine réunion"},
		{"quand est la prochaine réunion", "Préparer ma prochaine réunion"},
		{"ajouter un rendez-vous", "Noter une réunion"},
		{"mes prochaines dates", "Calendrier du mois"},
		{"prendre des notes pendant la réunion", "Noter pendant la séance"},
		{"noter ce qui s’est dit", "Noter pendant la séance"},
		{"faire un compte rendu", "Un document tiré du carnet"},
		{"je ne peux pas venir", "La fiche de suppléance"},
		{"quelqu’un me remplace", "La fiche de suppléance"},
		{"rappeler quelqu’un", "Noter une chose à faire"},
		{"je me suis trompé", "Historique" NB ": revenir sur"},
		{"j’ai effacé quelque chose", "Historique" NB ": revenir sur"},
		{"revenir en arrière", "Historique" NB ": revenir sur"},
		{"annuler", "Comment annuler une erreur"},
		{"imprimer", "Comment imprimer une page"},
		{"envoyer par mail", "Le fichier est écrit"},
		{"changer la taille", "Comment agrandir les caractères"},
		{"écrire plus gros", "Comment agrandir les caractères"},
		{"je vois mal", "Comment agrandir les caractères"},
		{"c’est trop sombre", "Régler l’affichage"},
		{"la souris ne marche pas", "Régler l’affichage"},
		{"j’ai perdu ma clé", "Comment sauvegarder mon carnet"},
		{"j’ai peur de tout perdre", "Comment sauvegarder mon carnet"},
		{"mettre en sécurité", "Comment sauvegarder mon carnet"},
		{"mot de passe", "Qui peut lire mon carnet"},
		{"changer d’ordinateur", "Comment changer d’ordinateur"},
		{"changer mon adresse", "Mon profil"},
		{"ajouter mon RIB", "Mon profil"},
		{"j’ai une nouvelle CPTS", "Ajouter autre chose"},
		{"je ne comprends pas un sigle", "Expliquer un texte reçu"},
		{"convocation reçue par mail", "Importer un fichier"},
		{"importer un fichier excel", "Importer un fichier"},
		{"bilan de fin d’année", "Faire le bilan de l’année"},
		{"questionnaire aux habitants", "Noter les réponses d’un habitant"},
		{"mon mandat se termine", "La passation et la suppléance"},
		{"passer la main", "La passation et la suppléance"},
		{"essayer sans risque", "Le carnet d’entraînement"},
		{"trouver un contact", "Comment retrouver quelque chose"},
		{"mes droits", "Lire le guide"},
		{"comment on fait", "L’accueil, qu’y voit-on"},
		{"paramètres", "Réglages"},
		{"configuration", "Réglages"},
		{"changer la police", "Comment agrandir les caractères"},
		{"corriger une erreur", "Historique" NB ": revenir sur"},
		{"ce que j’ai en retard", "Noter une chose à faire"},
		{"sortir un PDF", "Le fichier est écrit"},
		{"réparer mon carnet", "Comment sauvegarder mon carnet"},
		{"sortir", "quitter le carnet"},
		{"quitter", "quitter le carnet"},
		{"glossaire", "Glossaire"},
		{"acronyme", "Glossaire"},
		{"définition", "Glossaire"},
		{"abréviation", "Glossaire"},
		{"contact", "Mes contacts"},
		{"téléphone", "Mes contacts"},
		{"la coordinatrice", "Mes contacts"},
		{"mes mandats", "Mes mandats"},
		{"réunions passées", "Mes réunions"},
		{"mes formations", "Mes formations"},
		{"congé", "Mes congés de représentation"},
		{"mes questions", "Mes questions à poser"},
		{"ma CPTS", "Mes CPTS"},
		{"remboursement", "Établir une note de frais"},
		{"chèque", "Établir une note de frais"},
		{"train", "Noter une dépense"},
		{"taxi", "Noter une dépense"},
		{"scanner", "Comment joindre un justificatif"},
		{"fermer", "quitter le carnet"},
		{"modifier", "Une liste de fiches"},
		{"supprimer", "Une liste de fiches"},
		{"enregistrer", "Remplir un formulaire"},
		{"imprimante", "Comment imprimer"},
		{"présence", "Noter pendant la séance"},
		{"procès-verbal", "Noter pendant la séance"},
		{"m’excuser", "La fiche de suppléance"},
		{"démissionner", "La passation"},
		{"bénévolat", "Faire le bilan de l’année"},
		{"mon temps", "Faire le bilan de l’année"},
		{"cette semaine", "Calendrier du mois"},
		{"réunion en visio", "Noter une réunion"},
		{"courrier", "Lire le guide"},
		{"reçu fiscal", "Comment renoncer à être remboursé"},
		{"impôts", "Comment renoncer à être remboursé"},
		{"urgent", "Mes actions"},
		{"restaurer", "Comment sauvegarder mon carnet"},
		{"un problème", "Comment faire…"},
		{"que veut dire ACI", "chercher dans le guide et le carnet"},
		{"zzzz", "chercher dans le guide et le carnet"},
	};
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int y, x, n = 1;
		pty_keys(p, ":");
		pty_keys(p, cases[i].said);
		pty_cursor(p, &y, &x);
		while (n <= FIRST && !strstr(pty_line(p, y + n), cases[i].found))
			n++;
		if (n > FIRST)
			fail_msg("«%s» does not find «%s»:\n%s", cases[i].said, cases[i].found, pty_screen(p));
		pty_keys(p, ESC);
	}
	pty_free(p);
}

/* The index of help by task names every page of help. */
static void the_index_of_help_is_whole(void **state)
{
	glob_t found;
	char line[512], link[128], index[16384];
	(void)state;
	FILE *f = fopen("content/fr/help/comment-faire.yaml", "r");
	assert_non_null(f);
	index[fread(index, 1, sizeof index - 1, f)] = '\0';
	fclose(f);
	assert_int_equal(glob("content/fr/help/*.yaml", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		*link = '\0';
		assert_non_null(f = fopen(found.gl_pathv[i], "r"));
		while (!*link && fgets(line, sizeof line, f))
			if (strncmp(line, "id: ", 4) == 0)
				snprintf(link, sizeof link, "(page:%.*s)", (int)strcspn(line + 4, "\n"), line + 4);
		fclose(f);
		if (strcmp(link, "(page:comment-faire)") != 0 && !strstr(index, link))
			fail_msg("%s is not in content/fr/help/comment-faire.yaml", found.gl_pathv[i]);
	}
	globfree(&found);
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, ":comment faire" ENTER);
	pty_expect(p, "Commencer et se rep\303\251rer");
	pty_free(p);
}

/* What the list has not, the guide or the notebook may have. */
static void the_rest_is_searched(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, ":infirmi\303\250re lib\303\251rale" ENTER);
	pty_expect(p, "> infirmi\303\250re lib\303\251rale");
	pty_expect(p, "r\303\251sultats");
	pty_keys(p, ESC ":");
	pty_keys(p, "\033[F");
	for (int i = 0; i < 12; i++)
		pty_keys(p, PGDN);
	pty_keys(p, ENTER);
	pty_expect(p, "Tapez quelques mots");
	pty_free(p);
}

/* A key of the screen below is run on it. */
static void the_keys_of_the_screen_too(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "3:filtrer" ENTER);
	pty_expect(p, "Type d’instance");
	pty_free(p);
}

/* A colon typed in a text is a colon. */
static void not_while_typing(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "/ci:");
	pty_expect(p, "ci:");
	pty_free(p);
}

static void from_the_tabs_too(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, "t");
	pty_expect(p, "F3 chercher  : commandes");
	pty_keys(p, ":");
	assert_string_equal(pty_where(p), "choose");
	pty_keys(p, ESC "t\033OR");
	assert_string_equal(pty_where(p), "search");
	pty_free(p);
}

static void settings_hold_for_the_next_time(void **state)
{
	(void)state;
	struct pty *first = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(first, ":contraste" ENTER ENTER "cont" ENTER);
	pty_expect(first, "pour les prochaines fois");
	pty_keys(first, ESC "q");
	assert_int_equal(pty_end(first), 0);
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), pty_home(first));
	pty_keys(p, ":contraste" ENTER);
	pty_expect_cursor_on(p, "> Affichage               contraste");
	pty_keys(p, ENTER "term" ENTER);
	pty_expect_cursor_on(p, "> Affichage               terminal");
	pty_free(p);
	pty_free(first);
}

/* One after the other, the focus on what is taken back; what the journal holds is not touched. */
static void settings_are_undone(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, ":contraste" ENTER ENTER "cont" ENTER DOWN DOWN DOWN ENTER "15" ENTER);
	pty_expect(p, "u annule");
	pty_keys(p, ENTER ENTER); /* the same value again is no change */
	pty_expect(p, "Rien n’a changé");
	pty_keys(p, HOME "u");
	pty_expect(p, "Valeur d’une heure" NB ": (rien), de nouveau.");
	pty_expect_cursor_on(p, "> Valeur d’une heure      (rien)");
	pty_keys(p, "u");
	pty_expect_cursor_on(p, "> Affichage               terminal");
	pty_keys(p, "r");
	pty_expect(p, "Affichage" NB ": contraste, de nouveau.");
	pty_expect_cursor_on(p, "> Affichage               contraste");
	pty_keys(p, "uu");
	pty_expect(p, "Il n’y a rien à annuler");
	pty_free(p);
}

/* Opened over themselves: what was changed there stays, below, and is not taken back from below. */
static void settings_over_settings(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, ":contraste" ENTER DOWN DOWN DOWN ENTER "15" ENTER ":contraste" ENTER ENTER "cont" ENTER);
	pty_expect_cursor_on(p, "> Affichage               contraste");
	pty_keys(p, ESC "u");
	pty_expect(p, "Il n’y a rien à annuler");
	pty_keys(p, ENTER "20" ENTER);
	pty_expect_cursor_on(p, "> Valeur d’une heure      20,00");
	pty_expect(p, "Affichage               contraste");
	pty_keys(p, "u");
	pty_expect_cursor_on(p, "> Valeur d’une heure      15,00");
	pty_expect(p, "Affichage               contraste");
	pty_free(p);
}

/* What was noted over the settings since is more recent than they are. */
static void the_newest_goes_first(void **state)
{
	(void)state;
	struct pty *p = pty_start(24, 80, PTY_ARGS("--demo"), NULL);
	pty_keys(p, ":contraste" ENTER ENTER "cont" ENTER ":action" ENTER "aRelancer" F2 ESC "u");
	pty_expect(p, "C’est annulé.");
	pty_expect_cursor_on(p, "> Affichage               contraste");
	pty_keys(p, "u");
	pty_expect(p, "Affichage" NB ": terminal, de nouveau.");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_as_expected), cmocka_unit_test(everyday_words_do_it), cmocka_unit_test(said_as_people_say_it), cmocka_unit_test(the_rest_is_searched), cmocka_unit_test(the_index_of_help_is_whole),
		cmocka_unit_test(the_keys_of_the_screen_too),
		cmocka_unit_test(not_while_typing), cmocka_unit_test(from_the_tabs_too), cmocka_unit_test(settings_hold_for_the_next_time), cmocka_unit_test(settings_are_undone), cmocka_unit_test(the_newest_goes_first), cmocka_unit_test(settings_over_settings),
	};
	return cmocka_run_group_tests_name("palette", tests, NULL, NULL);
}
