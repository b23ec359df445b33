// SPDX-License-Identifier: EUPL-1.2
/* A year of a representative by the real program: two payers with different rules, an electric car bought in June, a bracket crossed in
   October, a shared trip, a cap, a refused line, a waiver, a trip entered late. Each figure was reckoned apart, with exact fractions. */
#include "home.h"

#define NB "\u00a0"

/* 5 CV: 0,636 a kilometre up to 5 000. 4 CV electric: 0,606 × 1,20, past 5 000 (0,340 d + 1330) × 1,20. Public: 0,32, past 2 000 0,40.
   Each trip is the difference of two rounded totals of its counter. */
static const struct line {
	const char *words[6];
	int cents;
	const char *how; /* a piece of its explanation */
} year[] = {
	/* association, Clio: totals 92,856; 880,542; 901,53; 922,518; 2035,20 */
	{{"date=2025-01-14", "kind=kilomètres", "payer=Asso", "vehicle=Clio", "distance=146"}, 9286, "cumul avant 0"},
	{{"date=2025-02-11", "kind=kilomètres", "payer=Asso", "vehicle=Clio", "distance=1238,5"}, 78768, "cumul avant 146"},
	{{"date=2025-03-18", "kind=kilomètres", "payer=Asso", "vehicle=Clio", "distance=33"}, 2099, "20,99"},
	{{"date=2025-04-15", "kind=kilomètres", "payer=Asso", "vehicle=Clio", "distance=33"}, 2099, "20,99"},
	{{"date=2025-05-13", "kind=kilomètres", "payer=Asso", "vehicle=Clio", "distance=1749,5"}, 111268, "voiture" NB "5" NB "CV"},
	/* agency, Clio: 948 × 0,32; 964,4 × 0,32; 87,6 × 0,32 + 224,4 × 0,40 */
	{{"date=2025-01-20", "kind=kilomètres", "payer=ARS", "vehicle=Clio", "distance=948"}, 30336, "0,320"},
	{{"date=2025-03-04", "kind=kilomètres", "payer=ARS", "vehicle=Clio", "distance=964,4"}, 30861, "cumul avant 948"},
	{{"date=2025-05-20", "kind=kilomètres", "payer=ARS", "vehicle=Clio", "distance=312"}, 11779, "87,6" NB "km × 0,320" NB "€/km + 224,4" NB "km × 0,400"},
	/* association, Zoé: totals 1194,0624; 2069,82936; 3514,04856; 3739,1424; 3778,3104 */
	{{"date=2025-06-17", "kind=kilomètres", "payer=Asso", "vehicle=Zoé", "distance=1642"}, 119406, "cumul avant 0"},
	{{"date=2025-07-08", "kind=kilomètres", "payer=Asso", "vehicle=Zoé", "distance=1204,3"}, 87577, "× 1,20"},
	{{"date=2025-09-09", "kind=kilomètres", "payer=Asso", "vehicle=Zoé", "distance=1986"}, 144422, "électrique"},
	{{"date=2025-10-14", "kind=kilomètres", "payer=Asso", "vehicle=Zoé", "distance=420,5"}, 22509, "0,340"}, /* 5 000 passed */
	{{"date=2025-11-18", "kind=kilomètres", "payer=Asso", "vehicle=Zoé", "distance=96", "received=10"}, 2917, "moins 10,00"}, /* 39,17 − 10 */
	/* agency, Zoé: public rates know no electricity, and one counter for both cars */
	{{"date=2025-06-24", "kind=kilomètres", "payer=ARS", "vehicle=Zoé", "distance=75"}, 3000, "0,400"},
	{{"date=2025-12-02", "kind=kilomètres", "payer=ARS", "vehicle=Zoé", "distance=210"}, 8400, "0,400"},
	{{"date=2025-01-14", "kind=péage", "payer=Asso", "real_amount=17,40", "receipt=papier"}, 1740, "17,40"},
	{{"date=2025-03-18", "kind=repas", "payer=Asso", "real_amount=23,80", "receipt=papier"}, 2000, "3,80"}, /* capped at 20 */
	{{"date=2025-03-18", "kind=repas", "payer=Asso", "real_amount=14,65", "receipt=papier"}, 1465, "sous le plafond"},
	{{"date=2025-03-04", "kind=repas", "payer=ARS", "meals=2", "receipt=papier"}, 4000, "2 repas × 20,00"},
	{{"date=2025-06-24", "kind=hébergement", "payer=ARS", "zone=paris", "receipt=papier"}, 14000, "140,00"},
	{{"date=2025-09-23", "kind=train", "payer=Asso", "real_amount=94,60", "receipt=papier"}, 9460, "94,60"},
	{{"date=2025-10-14", "kind=stationnement", "payer=Asso", "real_amount=9,50", "receipt=papier"}, 950, "9,50"},
	{{"date=2025-11-18", "kind=taxi", "payer=Asso", "real_amount=35", "receipt=papier"}, 3500, "35,00"},
};
enum { ELECTRIC_WAIVED = 9, TAXI = 23, LATE = 24 }; /* numbers of expenses */

static void person(home *h)
{
	RUN("add", "profile", "name=Camille Exemple", "address=3 rue des Lilas, 01000 Bourg");
	RUN("add", "cpts", "name=CPTS du Val");
	RUN("add", "mandate", "cpts=1", "role=titulaire", "body=CA", "starts=2024-01-01");
	RUN("add", "payer", "name=Asso", "kind=association", "scale=barème fiscal", "scale_choice=année des revenus", "accepts_waivers=oui",
	    "meal_mode=réel plafonné", "meal_cap=20");
	RUN("add", "payer", "name=ARS", "kind=ARS", "scale=tarif public", "meal_mode=forfait", "night_mode=forfait", "regularise=oui");
	RUN("add", "vehicle", "label=Clio", "kind=voiture", "fiscal_power=5", "owner=moi", "until=2025-05-31");
	RUN("add", "vehicle", "label=Zoé", "kind=voiture", "fiscal_power=4", "electric=oui", "owner=moi", "from=2025-06-01");
	GAVE(0, "=2\n", NULL);
}

static void spend(home *h)
{
	for (size_t i = 0; i < LENGTH(year); i++) {
		AUTO_CTX(tmp);
		const char *args[12] = {"add", "expense", "mandate=1"}, *id = mem_printf(tmp, "%zu", i + 1);
		for (size_t k = 0; k < LENGTH(year[i].words) && year[i].words[k]; k++)
			args[k + 3] = year[i].words[k];
		run_to(h, "", -1, args);
		assert_int_equal(h->code, 0);
		RUN("show", "expense", id, "--json");
		GAVE(0, mem_printf(tmp, "\"amount\":%d,", year[i].cents), NULL);
		if (!strstr(h->out->s, year[i].how))
			fail_msg("%s\n%s", year[i].how, h->out->s);
	}
}

static void expect_totals(home *h, const char *claim, const char *totals)
{
	RUN("claim", "show", claim, "--json");
	if (!strstr(h->out->s, totals))
		fail_msg("%s\n%s", totals, h->out->s);
}

/* First half accepted, its electric trip given up, the rest paid: 3281,31 = 2087,25 + 1194,06. */
static void first_half(home *h)
{
	RUN("claim", "new", "payer=Asso", "from=2025-01-01", "until=2025-06-30", "number=NDF-2025-0001");
	RUN("claim", "submit", "1", "date=2025-07-02");
	RUN("claim", "accept", "1", "date=2025-07-15");
	RUN("claim", "waive", "1", "line:9", "date=2025-07-20");
	RUN("claim", "pay", "1", "date=2025-08-05");
	expect_totals(h, "1",
	              "{\"asked\":328131,\"pending\":0,\"settled\":208725,\"waived\":119406,\"refused\":0,\"advance\":0,\"due\":0,\"paid\":208725,"
	              "\"charged\":380}");
}

/* Second half with an advance and the taxi refused: 2713,35 − 35,00 − 100,00 = 2578,35. */
static void second_half(home *h)
{
	RUN("claim", "new", "payer=Asso", "from=2025-07-01", "until=2025-12-31", "advance=100", "number=NDF-2025-0002");
	RUN("claim", "submit", "2", "date=2025-12-20");
	RUN("claim", "accept", "2", "line:23=0", "reason=taxi non autorisé", "date=2025-12-22");
	expect_totals(h, "2", "\"settled\":267835,\"waived\":0,\"refused\":3500,\"advance\":10000,\"due\":257835,\"paid\":0,\"charged\":0}");
	RUN("claim", "pay", "2", "date=2025-12-30");
	expect_totals(h, "2", "\"due\":0,\"paid\":257835,");
}

/* A trip of January entered late moves the counter of what was sent: 100 × 0,32, then 309,60 − 308,61 and 124,80 − 117,79. */
static void agency(home *h)
{
	RUN("claim", "new", "payer=ARS", "from=2025-01-01", "until=2025-12-31");
	RUN("claim", "submit", "3", "date=2026-01-06");
	RUN("claim", "accept", "3", "date=2026-02-10");
	RUN("claim", "pay", "3", "date=2026-03-01");
	expect_totals(h, "3", "{\"asked\":102376,\"pending\":0,\"settled\":102376,");
	RUN("add", "expense", "date=2025-01-30", "kind=kilomètres", "payer=ARS", "mandate=1", "vehicle=Clio", "distance=100");
	GAVE(0, "=24\n", NULL);
	RUN("claim", "new", "payer=ARS");
	expect_totals(h, "4", "{\"asked\":4000,\"pending\":4000,");
	RUN("claim", "show", "4", "--json");
	GAVE(0, "\"asked\":3200,", NULL);
	GAVE(0, "\"asked\":99,", NULL);
	GAVE(0, "\"asked\":701,", NULL);
	RUN("claim", "submit", "4", "date=2026-11-20");
}

static void summary(home *h)
{
	static const char *const said_there[] = {
		"24 dépenses, 11" NB "158,2" NB "km parcourus",
		"Demandé" NB ": 7" NB "050,42" NB "€" NB "; accepté" NB ": 5" NB "789,36" NB "€" NB "; payé" NB ": 5" NB "789,36" NB "€" NB "; abandonné" NB ": 1" NB "194,06" NB "€" NB "; refusé" NB ": 35,00" NB
		"€" NB "; reste dû" NB ": 32,00" NB "€",
		"| Asso | 5" NB "994,66" NB "€ | 4" NB "765,60" NB "€ | 1" NB "194,06" NB "€ | 35,00" NB "€ | 0,00" NB "€ |",
		"| ARS | 1" NB "055,76" NB "€ | 1" NB "023,76" NB "€ | 0,00" NB "€ | 0,00" NB "€ | 32,00" NB "€ |",
		"| Janvier | 445,62" NB "€", "| Mars | 404,25" NB "€", "| Juin | 1" NB "364,06" NB "€", "| Octobre | 234,59" NB "€",
		/* each counter has its own bracket: 5 000 − 3 200, 20 000 − 5 348,8, 10 000 − (2 324,4 + 285) */
		"| Clio | Asso | 3" NB "200" NB "km | 1" NB "800" NB "km |", "| Zoé | Asso | 5" NB "348,8" NB "km | 14" NB "651,2" NB "km |",
		"| Clio | ARS | 2" NB "324,4" NB "km | 7" NB "390,6" NB "km |",
	};

	RUN("claim", "year", "2025", "--format", "markdown");
	for (size_t i = 0; i < LENGTH(said_there); i++)
		if (!strstr(h->out->s, said_there[i]))
			fail_msg("%s\n%s", said_there[i], h->out->s);
}

/* 66 % of 1 194 € declared in whole euros: 788,04, rounded to 788. */
static void gift(home *h)
{
	RUN("claim", "waivers", "2025", "--format", "markdown");
	GAVE(0, "1" NB "194,00" NB "€ × 66" NB "% = 788,04" NB "€", NULL);
	RUN("claim", "statement", "1", "--format", "markdown");
	GAVE(0, "mille cent quatre-vingt-quatorze euros et six centimes", NULL);
}

/* The advance is in the books already: the bank pays the rest. Debits and credits of each entry are equal. */
static void books(home *h)
{
	RUN("claim", "paheko", "2025", "Asso");
	GAVE(0,
	     "=Numéro d'écriture;Type;Statut;Libellé;Date;Remarques;Numéro pièce comptable;Numéro compte;Débit;Crédit;Libellé ligne;Membres associés\r\n"
	     ";Avancé;;Note de frais NDF-2025-0001;15/07/2025;;NDF-2025-0001;6251;3229,26;0,00;Kilomètres;Camille Exemple\r\n"
	     ";;;;;;;6251;17,40;0,00;Péages et parking;\r\n"
	     ";;;;;;;6256;34,65;0,00;Repas;\r\n"
	     ";;;;;;;4681;0,00;3281,31;Dû au bénévole;\r\n"
	     ";Avancé;;Paiement de NDF-2025-0001;05/08/2025;;NDF-2025-0001;4681;2087,25;0,00;Paiement;Camille Exemple\r\n"
	     ";;;;;;;512;0,00;2087,25;Virement;\r\n"
	     ";Avancé;;Abandon de NDF-2025-0001;20/07/2025;;NDF-2025-0001;4681;1194,06;0,00;Abandon;Camille Exemple\r\n"
	     ";;;;;;;75412;0,00;1194,06;Abandon de frais;\r\n"
	     ";Avancé;;Note de frais NDF-2025-0002;22/12/2025;;NDF-2025-0002;6251;2574,25;0,00;Kilomètres;Camille Exemple\r\n"
	     ";;;;;;;6251;9,50;0,00;Péages et parking;\r\n"
	     ";;;;;;;6251;94,60;0,00;Transports;\r\n"
	     ";;;;;;;4681;0,00;2678,35;Dû au bénévole;\r\n"
	     ";Avancé;;Paiement de NDF-2025-0002;30/12/2025;;NDF-2025-0002;4681;2578,35;0,00;Paiement;Camille Exemple\r\n"
	     ";;;;;;;512;0,00;2578,35;Virement;\r\n",
	     NULL);
}

static void a_year(void **state)
{
	home *h = *state;

	person(h);
	spend(h);
	first_half(h);
	second_half(h);
	agency(h);
	summary(h);
	gift(h);
	books(h);
}

/* 640 km of 2021, 4 CV: 368,00 € to be paid, 207,36 € once given up (0,324 a kilometre); 137 € of reduction. */
static void a_gift_of_2021(void **state)
{
	home *h = *state;

	person(h);
	RUN("add", "expense", "date=2021-05-10", "kind=kilomètres", "payer=Asso", "mandate=1", "vehicle=Zoé", "distance=640", "amount=368");
	RUN("claim", "new", "payer=Asso");
	expect_totals(h, "1", "{\"asked\":36800,");
	RUN("claim", "waive", "1", "date=2021-12-01");
	expect_totals(h, "1", "{\"asked\":20736,\"pending\":0,\"settled\":0,\"waived\":20736,\"refused\":0,");
	RUN("claim", "statement", "1");
	GAVE(0, "640" NB "km × 0,324" NB "€/km = 207,36" NB "€", NULL);
	RUN("claim", "waivers", "2021", "--format", "markdown");
	GAVE(0, "207,36" NB "€", NULL);
	GAVE(0, "136,62" NB "€", NULL);
	RUN("claim", "waive", "1", "line:1=5");
	GAVE(2, NULL, "abandonnée");
}

int main(void)
{
	const struct CMUnitTest tests[] = {in_home(a_year), in_home(a_gift_of_2021)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
