// SPDX-License-Identifier: EUPL-1.2
/* Claims by the real program: from the trip to the payment, its documents, and every refusal. The documents of the story are
   tests/screens/claim-<name>.txt, read and approved; BLESS=1 writes them instead. */
#include "../support/pty.h"
#include "home.h"
#include "keys.h"

#define NB "\u00a0"

static void expect_document(const home *h, const char *name)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *build = getenv("CARNET_BUILD");
	char *path = mem_printf(tmp, "%s/../tests/screens/claim-%s.txt", build ? build : "build", name), *expected;
	size_t len;

	assert_int_equal(h->code, 0);
	if (getenv("BLESS")) {
		assert_int_equal(file_replace(path, h->out->s, h->out->len, 0644, &e), 0);
		return;
	}
	if (file_read(tmp, &expected, &len, path, 1 << 20, &e) || strcmp(expected, h->out->s))
		fail_msg("%s: not as expected\n%s", path, h->out->s);
}

/* A person, two payers, a car, a mandate. */
static void person(home *h)
{
	RUN("add", "profile", "name=Camille Exemple", "address=3 rue des Lilas, 01000 Bourg", "iban=FR7630006000011234567890189");
	RUN("add", "cpts", "name=CPTS du Val");
	RUN("add", "mandate", "cpts=1", "role=titulaire", "body=CA", "starts=2025-01-01");
	RUN("add", "payer", "name=Asso", "kind=association", "scale=barème fiscal", "accepts_waivers=oui", "meal_mode=réel plafonné", "meal_cap=20");
	RUN("add", "payer", "name=ARS", "scale=tarif public");
	RUN("add", "vehicle", "label=Clio", "kind=voiture", "fiscal_power=5", "registration=AB-123-CD");
	RUN("add", "route", "label=Domicile – Val", "origin=3 rue des Lilas", "destination=Maison de santé", "distance=23");
	GAVE(0, "1\n", NULL);
}

static void spend(home *h)
{
	RUN("add", "expense", "date=2026-10-05", "kind=kilomètres", "payer=Asso", "mandate=1", "vehicle=Clio", "route=1");
	GAVE(0, "=1\n", NULL);
	RUN("add", "expense", "date=2026-10-05", "kind=péage", "payer=Asso", "mandate=1", "real_amount=8,40", "receipt=papier", "label=A40");
	GAVE(0, "=2\n", NULL);
	RUN("ajouter", "frais", "date=2026-10-12", "nature=repas", "payeur=Asso", "mandat=1", "montant_reel=23,80", "justificatif=papier");
	GAVE(0, "=3\n", "3,80" NB "€ au-dessus du plafond");
}

/* The treasurer reads what each trip was for, in what, and since when the seat is held. */
static void says_what_for(void **state)
{
	home *h = *state;

	person(h);
	RUN("edit", "vehicle", "1", "owner=prêt");
	RUN("add", "meeting", "title=Bureau", "date=2026-10-05", "mandate=1");
	RUN("add", "expense", "date=2026-10-05", "kind=kilomètres", "payer=Asso", "mandate=1", "vehicle=Clio", "meeting=1", "label=Détour", "distance=46", "return_trip=oui");
	RUN("add", "expense", "date=2026-10-05", "kind=péage", "payer=Asso", "meeting=1", "label=bureau", "real_amount=8,40");
	RUN("claim", "new", "payer=Asso");
	RUN("claim", "show", "1", "--format", "markdown");
	GAVE(0, "Kilomètres" NB ": Détour, Bureau, aller et retour, Clio (véhicule prêté) ", NULL);
	GAVE(0, "Péage" NB ": bureau ", NULL); /* said once */
	GAVE(0, "CA, CPTS du Val, depuis le 01/01/2025", NULL);
}

static void prices_what_is_added(void **state)
{
	home *h = *state;

	person(h);
	spend(h);
	RUN("show", "expense", "1", "--json");
	GAVE(0, "\"distance\":46000", NULL); /* there and back, from the route */
	GAVE(0, "\"amount\":2926", NULL);
	GAVE(0, "46" NB "km × 0,636", NULL);
	RUN("show", "expense", "3", "--json");
	GAVE(0, "\"amount\":2000", NULL);
	RUN("edit", "expense", "1", "distance=50");
	RUN("show", "expense", "1", "--json");
	GAVE(0, "\"amount\":3180", NULL); /* it follows */
	RUN("edit", "expense", "1", "amount=30");
	RUN("show", "expense", "1", "--json");
	GAVE(0, "\"amount\":3000,\"explanation\":null", NULL); /* what is typed wins */
	RUN("edit", "expense", "1", "distance=46");
	RUN("show", "expense", "1", "--json");
	GAVE(0, "\"amount\":3000", NULL);
	RUN("edit", "expense", "1", "amount=");
	RUN("show", "expense", "1", "--json");
	GAVE(0, "\"amount\":2926", NULL);
	RUN("add", "expense", "date=2026-10-20", "kind=kilomètres", "distance=12");
	GAVE(0, "=4\n", "n’ont pas encore de payeur"); /* kept, and told */
}

/* Given up in another exercice than the trip's; a correction in the red has a minus on paper. */
static void waived_another_year(void **state)
{
	home *h = *state;

	person(h);
	RUN("edit", "payer", "Asso", "year_start=01/09");
	RUN("add", "expense", "date=2026-02-10", "kind=train", "payer=Asso", "real_amount=20", "receipt=papier");
	RUN("claim", "new", "payer=Asso");
	RUN("claim", "submit", "1", "date=2026-03-01");
	RUN("claim", "waive", "1", "date=2026-09-15");
	GAVE(0, "=1\n", NULL);
	RUN("claim", "year", "2026", "--format", "text");
	GAVE(0, "exercice du 01/09/2025 au 31/08/2026\n\n1 dépense, 0" NB "km parcourus", NULL);
	GAVE(0, "exercice du 01/09/2026 au 31/08/2027\n\nAucune dépense.\n\nAbandons, au jour de l’abandon" NB ": 20,00" NB "€, dans 1 note", NULL);
	RUN("add", "expense", "date=2026-02-11", "kind=régularisation", "payer=Asso", "amount=-5");
	RUN("claim", "year", "2026", "--json");
	GAVE(0, "\u2212" "5,00" NB "€", NULL);
}

static void from_draft_to_paid(void **state)
{
	home *h = *state;

	person(h);
	spend(h);
	RUN("claim", "new", "payer=Asso", "advance=10");
	GAVE(0, "=1\n", "au-dessus du plafond");
	RUN("claim", "show", "1");
	expect_document(h, "draft");
	RUN("note", "transmettre", "NDF-2026-0001", "date=10/10/2026");
	assert_int_equal(h->code, 0);
	RUN("claim", "remind", "1");
	expect_document(h, "reminder");
	setenv("CARNET_NOW", "2026-10-10T09:00:00Z", 1);
	RUN("claim", "remind", "1");
	GAVE(0, "Aujourd’hui, samedi 10 octobre 2026, je vous ai transmis la note NDF-2026-0001", NULL);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	RUN("claim", "accept", "1", "line:3=15", "reason=ticket illisible", "date=2026-10-20", "--json");
	GAVE(0, "\"status\":\"partielle\"", NULL);
	GAVE(0, "\"totals\":{\"asked\":5766,\"pending\":0,\"settled\":5266,\"waived\":0,\"refused\":500,\"advance\":1000,\"due\":4266,\"paid\":0,\"charged\":380}", NULL);
	RUN("claim", "waive", "1", "ligne:2", "date=2026-10-21");
	GAVE(0, "=1\n", NULL);
	RUN("claim", "statement", "1");
	expect_document(h, "statement");
	RUN("claim", "waivers", "2026");
	expect_document(h, "waivers");
	RUN("claim", "pay", "1", "date=2026-11-02");
	RUN("claim", "show", "1", "--with", "plate,iban", "--without", "address");
	expect_document(h, "paid");
	RUN("claim", "show", "1", "--format", "csv");
	expect_document(h, "table");
	RUN("claim", "year", "2026");
	expect_document(h, "year");
	RUN("claim", "close", "1");
	RUN("claim", "new", "again=1");
	GAVE(0, "=2\n", NULL);
	RUN("claim", "show", "2", "--json");
	GAVE(0, "\"asked\":500", NULL);
	RUN("list", "claim", "--format", "csv");
	GAVE(0, "NDF-2026-0001;", NULL);
}

/* Once it has left, the sending is no longer taken back. */
static void seals_what_left(void **state)
{
	home *h = *state;

	person(h);
	spend(h);
	RUN("claim", "new");
	RUN("claim", "submit", "1");
	RUN("undo");
	GAVE(0, "transmise", NULL);
	RUN("redo");
	RUN("claim", "show", "1", "-o", "note.html", "--format", "html");
	assert_non_null(strstr(h->err->s, "part avec ce document" NB ": Votre adresse postale" NB ": 3 rue des Lilas, 01000 Bourg"));
	assert_non_null(strstr(h->err->s, "Écrit" NB ": note.html"));
	assert_null(strstr(h->err->s, "FR76"));
	RUN("undo");
	GAVE(3, NULL, "ne s’annule plus");
	RUN("claim", "show", "1", "--json");
	GAVE(0, "\"status\":\"transmise\"", NULL);
}

/* The sample of the accounting program: two groups of expenses, then the waiver. */
static void accounts_as_the_treasurer_does(void **state)
{
	home *h = *state;

	person(h);
	RUN("add", "expense", "date=2025-03-10", "kind=kilomètres", "payer=Asso", "distance=148", "amount=94,13");
	RUN("add", "expense", "date=2025-03-10", "kind=péage", "payer=Asso", "real_amount=17,40", "receipt=papier");
	RUN("add", "expense", "date=2025-03-10", "kind=stationnement", "payer=Asso", "real_amount=9,50", "receipt=papier");
	RUN("claim", "new", "payer=Asso", "number=NDF-2025-0003");
	RUN("claim", "submit", "1", "date=2025-03-30");
	RUN("claim", "accept", "1", "date=2025-03-31");
	RUN("claim", "waive", "1", "date=2025-03-31");
	RUN("claim", "paheko", "2025", "Asso");
	GAVE(0,
	     "=Numéro d'écriture;Type;Statut;Libellé;Date;Remarques;Numéro pièce comptable;Numéro compte;Débit;Crédit;Libellé ligne;Membres associés\r\n"
	     ";Avancé;;Note de frais NDF-2025-0003;31/03/2025;;NDF-2025-0003;6251;94,13;0,00;Kilomètres;Camille Exemple\r\n"
	     ";;;;;;;6251;26,90;0,00;Péages et parking;\r\n"
	     ";;;;;;;4681;0,00;121,03;Dû au bénévole;\r\n"
	     ";Avancé;;Abandon de NDF-2025-0003;31/03/2025;;NDF-2025-0003;4681;121,03;0,00;Abandon;Camille Exemple\r\n"
	     ";;;;;;;75412;0,00;121,03;Abandon de frais;\r\n",
	     NULL);
	char *by_name = mem_dup(h, h->out->s);
	RUN("note", "paheko", "2025", "payeur=Asso");
	GAVE(0, mem_printf(h, "=%s", by_name), NULL);
	RUN("note", "paheko", "2025", "payer=1");
	GAVE(0, mem_printf(h, "=%s", by_name), NULL);
	RUN("note", "paheko", "2025", "kilometres=1");
	GAVE(1, "=", "kilometres=1");
	RUN("claim", "paheko", "2026", "Asso"); /* another exercice: the header alone */
	GAVE(0, "Membres associés\r\n", NULL);
	assert_null(strstr(h->out->s, "NDF"));
}

/* A delegation words its documents as its treasurer wants them; what it does not say stays ours. */
static void worded_by_a_pack(void **state)
{
	static const char about[] = "name: tresorier\ntitle: Les mots du trésorier\nversion: \"1\"\nauthor: Délégation\ndate: 2026-11-20\nexpires: 2027-12-31\n",
			  words[] = "claim_title: Note de frais {number} pour {payer}\nwaiver_statement: \"{name} renonce à {amount} ({words}) {inconnu}.\"\n";
	home *h = *state;
	AUTO_ERR e = {0};

	person(h);
	spend(h);
	assert_int_equal(mkdir("trousse", 0700) | mkdir("trousse/fr", 0700), 0);
	assert_int_equal(file_replace("trousse/pack.yaml", about, strlen(about), 0600, &e), 0);
	assert_int_equal(file_replace("trousse/fr/wording.yaml", words, strlen(words), 0600, &e), 0);
	RUN("pack", "build", "trousse", "-o", "t.trousse");
	assert_int_equal(h->code, 0);
	RUN("pack", "add", "t.trousse");
	assert_int_equal(h->code, 0);
	RUN("claim", "new", "payer=Asso");
	RUN("claim", "waive", "1", "line:2");
	RUN("claim", "show", "1");
	GAVE(0, "Note de frais NDF-2026-0001 pour Asso\n", NULL);
	GAVE(0, "Je certifie que ces frais sont réels", NULL);
	RUN("claim", "statement", "1");
	GAVE(0, "Camille Exemple renonce à 8,40" NB "€ (huit euros et quarante centimes) {inconnu}.", NULL);
	GAVE(0, "Abandon de frais, note NDF-2026-0001", NULL);
}

/* ---- refusals on the practice journal ---- */

static const struct one {
	const char *name;
	const char *args[8];
	int code;
	const char *out, *err;
} ones[] = {
	{"no verb", {"claim"}, 2, NULL, "Il manque quelque chose"},
	{"a verb that is not", {"claim", "burn", "1"}, 2, NULL, "«burn»"},
	{"no claim", {"claim", "submit"}, 2, NULL, "La note manque"},
	{"a claim that is not", {"claim", "pay", "99"}, 1, NULL, "99"},
	{"paid twice", {"claim", "pay", "NDF-01"}, 2, NULL, "«payée»"},
	{"accepted before it is sent", {"claim", "accept", "NDF-05"}, 2, NULL, "«brouillon»"},
	{"refused without a reason", {"claim", "refuse", "NDF-04"}, 2, NULL, "Un refus a un motif"},
	{"a key that is not", {"claim", "pay", "NDF-03", "amount=3"}, 2, NULL, "«amount=3»"},
	{"a day that is not", {"claim", "pay", "NDF-03", "date=31/02"}, 2, NULL, "date"},
	{"an amount that is not", {"claim", "accept", "NDF-04", "total=abc"}, 2, NULL, "total"},
	{"over what is asked", {"claim", "accept", "NDF-04", "total=99999"}, 2, NULL, "entre 0 et"},
	{"a line elsewhere", {"claim", "accept", "NDF-04", "line:1=2"}, 2, NULL, "n’est pas dans la note"},
	{"a payer that takes no waiver", {"claim", "waive", "NDF-05"}, 2, NULL, "abandons"},
	{"nothing refused", {"claim", "new", "again=NDF-01"}, 2, NULL, "Rien n’a été refusé"},
	{"a part that is not", {"claim", "show", "NDF-01", "--with", "x"}, 2, NULL, "adresse, trajets, justificatifs"},
	{"a format that is not", {"claim", "show", "NDF-01", "--format", "doc"}, 2, NULL, "doc"},
	{"a year that is not", {"claim", "year", "26"}, 2, NULL, "«26» n’est pas une année"},
	{"no year", {"claim", "waivers"}, 2, NULL, "L’année manque"},
	{"accounts of nobody", {"claim", "paheko", "2026"}, 2, NULL, "un payeur"},
	{"nothing waived", {"claim", "statement", "NDF-01"}, 1, NULL, "Rien n’est abandonné"},
	{"nothing due", {"claim", "remind", "NDF-01"}, 2, NULL, "Rien n’est dû"},
	{"accepted", {"claim", "accept", "NDF-04", "--json"}, 0, "\"status\":\"acceptée\"", NULL},
	{"accepted in part by a total", {"claim", "accept", "NDF-04", "total=1", "--json"}, 0, "\"status\":\"partielle\"", NULL},
	{"refused", {"note", "refuser", "NDF-04", "motif=hors délai", "--json"}, 0, "\"refusal_reason\":\"hors délai\"", NULL},
	{"paid", {"claim", "pay", "NDF-03", "--json"}, 0, "\"status\":\"payée\"", NULL},
	{"closed", {"claim", "close", "NDF-01", "--json"}, 0, "\"status\":\"close\"", NULL},
	{"shown", {"claim", "show", "NDF-03"}, 0, "État de frais NDF-03", NULL},
	{"shown as Markdown", {"claim", "show", "NDF-03", "--format", "markdown"}, 0, "# État de frais NDF-03", NULL},
	{"help", {"help", "claim"}, 0, "carnet note nouvelle", NULL},
};

static const struct one *current;
static int one_setup(void **state)
{
	current = *state;
	return home_setup(state);
}

static void one_command(void **state)
{
	home *h = *state;
	const char *args[10] = {"--demo"};

	for (size_t i = 0; current->args[i]; i++)
		args[i + 1] = current->args[i];
	run_to(h, "", -1, args);
	if (h->code != current->code || (current->out && !said(h->out, current->out)) || (current->err && !said(h->err, current->err)))
		fail_msg("exit %d\n--out\n%s\n--err\n%s", h->code, h->out->s, h->err->s);
}

/* Shared, its receipt kept and taken out again, and what waited for its payer: each by command. */
static void beside_adding(void **state)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	home *h = *state;
	char *pdf = path_join(tmp, h->folder, "ticket.pdf"), *copy = path_join(tmp, h->folder, "copie.pdf");
	char *cut = path_join(tmp, h->folder, "coupé.pdf");

	person(h);
	spend(h);
	assert_int_equal(file_replace(pdf, "%PDF-1.4\n%%EOF", 14, 0600, &e), 0);
	RUN("split", "2", "Asso=1", "ARS=1", "--json");
	GAVE(0, "=[{\"id\":2,\"payer\":\"Asso\",\"amount\":420},{\"id\":4,\"payer\":\"ARS\",\"amount\":420}]\n", NULL);
	RUN("undo");
	RUN("partager", "2", "Asso=1", "ARS");
	GAVE(2, NULL, "ne dit pas de part");
	RUN("partager", "2", "Asso=1", "ARS=10000,01");
	GAVE(2, NULL, "écrivez de 0 à 10 000");
	RUN("partager", "2", "Asso=1", "Asso=1");
	GAVE(2, NULL, "deux parts");
	RUN("attach", "expense", "2", pdf, "--json");
	GAVE(0, "=[1]\n", NULL);
	assert_int_equal(file_replace(cut, "%PDF-1.4\n1 0 obj", 16, 0600, &e), 0);
	RUN("attach", "expense", "3", cut);
	GAVE(2, "=", "«coupé.pdf» est abîmé ou incomplet");
	RUN("joindre", "frais", "2", pdf);
	GAVE(2, "=", "déjà joint");
	RUN("joindre", "frais", "3", pdf, "/dev/null");
	GAVE(2, "=", "vide"); /* none of them */
	RUN("list", "expense", "receipt=joint", "--json");
	GAVE(0, "\"id\":2", NULL);
	RUN("extract", "1", "-o", copy);
	GAVE(0, "copie.pdf", NULL);
	assert_true(file_exists(copy));
	RUN("delete", "attachment", "1");
	RUN("show", "expense", "2");
	GAVE(0, "à demander", NULL);
	RUN("add", "payer", "name=Nouveau");
	RUN("add", "expense", "date=2026-10-20", "kind=kilomètres", "payer=Nouveau", "vehicle=Clio", "distance=10");
	GAVE(0, "=5\n", "Nouveau");
	RUN("amounts");
	GAVE(0, "Le barème kilométrique du payeur", NULL);
	RUN("edit", "payer", "Nouveau", "scale=barème fiscal");
	GAVE(0, "=3\n", "6,36");
	RUN("montants", "--json");
	GAVE(0, "={\"computed\":1,\"amount\":636}\n", NULL);
}

/* A trip of before, found once the others are sent: what they are worth has changed, and the total says so before the claim is drawn up. */
static void corrections_are_in_the_total(void **state)
{
	home *h = *state;

	person(h);
	RUN("edit", "payer", "ARS", "regularise=oui");
	RUN("add", "expense", "date=2026-10-05", "kind=kilomètres", "payer=ARS", "vehicle=Clio", "distance=1900");
	RUN("claim", "new", "payer=ARS");
	RUN("claim", "submit", "1");
	RUN("add", "expense", "date=2026-09-05", "kind=kilomètres", "payer=ARS", "vehicle=Clio", "distance=200");
	struct pty *p = pty_start(24, 80, NULL, h->folder);
	pty_keys(p, "5n");
	pty_expect(p, "1 ligne cochée" NB ": 64,00" NB "€" NB "; avec 1 régularisation" NB ": 72,00" NB "€");
	pty_keys(p, END " ");
	pty_expect_not(p, "régularisation"); /* alone it makes no claim */
	pty_keys(p, " " F2);
	pty_expect(p, "Note établie");
	pty_expect(p, "72,00" NB "€");
	pty_free(p);
}

int main(void)
{
	const struct CMUnitTest stories[] = {in_home(says_what_for), in_home(prices_what_is_added), in_home(beside_adding), in_home(waived_another_year), in_home(from_draft_to_paid), in_home(seals_what_left),
	                                     in_home(accounts_as_the_treasurer_does), in_home(worded_by_a_pack), in_home(corrections_are_in_the_total)};
	struct CMUnitTest tests[LENGTH(stories) + LENGTH(ones)];
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(stories); i++)
		tests[n++] = stories[i];
	for (size_t i = 0; i < LENGTH(ones); i++)
		tests[n++] = (struct CMUnitTest){ones[i].name, one_command, one_setup, home_teardown, (void *)(uintptr_t)&ones[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
