// SPDX-License-Identifier: EUPL-1.2
/* carnet rate: the keys, their French names, the two outputs, and what is refused. */
#include "home.h"

#define NB "\u00a0"

static const struct one {
	const char *name;
	const char *args[14];
	int code;
	const char *out, *err; /* the whole of it when it begins with =, a part otherwise */
} ones[] = {
	{"fiscal", {"rate", "fiscal", "income_year=2026", "vehicle=voiture", "power=5", "distance=46", "before=1204"}, 0,
	 "=29,26" NB "€\n46" NB "km × 0,636" NB "€/km = 29,26" NB "€, barème fiscal revenus 2026 (provisoire), voiture" NB "5" NB "CV, cumul avant 1" NB "204" NB "km\n", NULL},
	{"fiscal in French", {"bareme", "fiscal", "revenus=2025", "genre=voiture", "cv=5", "km=250", "cumul_avant=4900"}, 0, "117,15" NB "€\n", NULL},
	{"decimal comma", {"rate", "fiscal", "income_year=2025", "power=5", "distance=46,5"}, 0, "29,57" NB "€\n", NULL},
	{"decimal point", {"rate", "fiscal", "income_year=2025", "power=5", "distance=46.5"}, 0, "29,57" NB "€\n", NULL},
	{"electric", {"rate", "fiscal", "income_year=2025", "vehicle=voiture", "power=6", "electric=oui", "distance=8000"}, 0, "5" NB "338,80" NB "€\n", NULL},
	{"electric in French", {"bareme", "fiscal", "revenus=2020", "genre=voiture", "cv=4", "électrique=oui", "km=4000"}, 0, "2" NB "510,40" NB "€\n", NULL},
	{"moped without power", {"rate", "fiscal", "income_year=2023", "vehicle=cyclomoteur", "distance=3500"}, 0, "987,50" NB "€\n", NULL},
	{"moped with power 0", {"rate", "fiscal", "income_year=2023", "vehicle=cyclomoteur", "power=0", "distance=3500"}, 0, "987,50" NB "€\n", NULL},
	{"negative as it is", {"rate", "fiscal", "income_year=2021", "vehicle=cyclomoteur", "distance=20", "before=2990", "--json"}, 0, "{\"amount\":-22531,", NULL},
	{"JSON", {"rate", "leave", "date=2025-03-11", "hours=4", "--json"}, 0,
	 "={\"amount\":4800,\"explanation\":\"4" NB "h non payées × 12,00" NB "€ = 48,00" NB "€, congé de représentation, indemnité du 1er janvier 2024\","
	 "\"table\":\"conge-2024\",\"provisional\":false}\n", NULL},
	{"provisional in JSON", {"rate", "fiscal", "income_year=2028", "power=5", "distance=10", "--json"}, 0, "\"table\":\"fiscal-2026\",\"provisional\":true}", NULL},
	{"English", {"rate", "fiscal", "income_year=2025", "vehicle=car", "power=5", "distance=10", "--lang", "en"}, 0, "car" NB "5" NB "CV, 0" NB "km counted before\n", NULL},
	{"public", {"rate", "public", "date=2024-06-04", "zone=metropole", "vehicle=voiture", "power=5", "distance=300", "before=1900"}, 0, "112,00" NB "€\n", NULL},
	{"public overseas", {"bareme", "public", "date=2024-06-04", "zone=RE", "cv=5", "km=75"}, 0, "24,00" NB "€\n", NULL},
	{"public, small motorcycle", {"rate", "public", "date=2025-02-28", "vehicle=velomoteur", "distance=60"}, 0, "10,00" NB "€\n", NULL},
	{"public, motorcycle", {"rate", "public", "date=2025-05-20", "vehicle=moto", "distance=210"}, 0, "31,50" NB "€\n", NULL},
	{"mission", {"rate", "mission", "date=2023-10-10", "zone=paris", "nights=1", "night_mode=forfait", "meals=2", "meal_mode=forfait"}, 0, "180,00" NB "€\n", NULL},
	{"mission in French", {"bareme", "mission", "date=2024-04-16", "zone=grande_ville", "hotel=104.50", "nuit_mode=reel_plafonne", "repas=2", "repas_mode=forfait"}, 0,
	 "144,50" NB "€\n", NULL},
	{"mission, dated meals", {"rate", "mission", "zone=base", "meals=1x2023-09-21,1x2023-09-22"}, 0, "37,50" NB "€\n", NULL},
	{"mission, dated nights", {"rate", "mission", "zone=base", "nuits=2x2023-09-21,1x2023-09-22"}, 0, "230,00" NB "€\n", NULL},
	{"mission, capped meal", {"rate", "mission", "date=2025-01-14", "zone=base", "repas=1", "repas_mode=reel_plafonne", "repas_reel=23,80"}, 0, "3,80" NB "€ à votre charge", NULL},
	{"mission, an amount alone is capped", {"rate", "mission", "date=2025-01-14", "zone=MQ", "hotel=200"}, 0, "120,00" NB "€\n", NULL},
	{"mission, real cost", {"rate", "mission", "date=2025-01-14", "hotel=200", "night_mode=reel"}, 0, "200,00" NB "€\n", NULL},
	{"mission, staff restaurant", {"rate", "mission", "date=2025-01-14", "meals=1", "restaurant_administratif=oui"}, 0, "10,00" NB "€\n", NULL},
	{"mission, disabled", {"rate", "mission", "date=2025-01-14", "nights=1", "handicap=oui"}, 0, "150,00" NB "€\n", NULL},
	{"volunteer", {"rate", "volunteer", "income_year=2021", "vehicle=voiture", "distance=640"}, 0, "207,36" NB "€\n", NULL},
	{"volunteer, two wheels", {"bareme", "abandon", "revenus=2019", "genre=deux_roues", "km=100"}, 0, "12,40" NB "€\n", NULL},
	{"volunteer from 2022", {"bareme", "abandon", "revenus=2022", "genre=voiture", "cv=5", "km=640", "cumul_avant=0"}, 0, "407,04" NB "€\n", NULL},
	{"volunteer to be confirmed", {"bareme", "abandon", "revenus=2020", "km=640"}, 0, "(à confirmer)", NULL},
	{"reduction", {"rate", "reduction", "amount=407.04", "rate=66%"}, 0, "269,00" NB "€\n", NULL},
	{"reduction in French", {"bareme", "reduction", "montant=407,04", "taux=66"}, 0, "estimation", NULL},
	{"reduction at the usual rate", {"rate", "reduction", "amount=100", "--json"}, 0, "{\"amount\":6600,", NULL},
	{"leave", {"bareme", "congé", "date=2023-03-14", "heures=4"}, 0, "33,60" NB "€\n", NULL},
	{"leave, half hours", {"rate", "leave", "date=2025-03-11", "hours=3,5"}, 0, "42,00" NB "€\n", NULL},
	{"keys of a kind", {"rate", "fiscal"}, 0, "  before (cumul_avant): Kilomètres déjà comptés\n", NULL},
	{"no kind", {"rate"}, 2, NULL, "Il manque quelque chose"},
	{"unknown kind", {"rate", "fisc"}, 2, NULL, "=carnet: «fisc» n’est pas un genre de barème" NB ": choisissez parmi" NB ": fiscal, public, mission, abandon, reduction, conge\n"},
	{"unknown key", {"rate", "fiscal", "powre=5"}, 2, NULL, "power"},
	{"no key", {"rate", "fiscal", "5"}, 2, NULL, "«5» ne dit pas quel champ"},
	{"a key twice", {"rate", "fiscal", "power=5", "cv=4"}, 2, NULL, "power"},
	{"year missing", {"rate", "fiscal", "power=5", "distance=10"}, 2, NULL, "fiscal.income_year"},
	{"distance missing", {"rate", "fiscal", "power=5", "income_year=2024"}, 2, NULL, "fiscal.distance"},
	{"power missing", {"rate", "fiscal", "income_year=2024", "distance=10"}, 2, NULL, "puissance fiscale du véhicule (voiture)"},
	{"power 0", {"rate", "fiscal", "income_year=2024", "power=0", "distance=10"}, 2, NULL, "puissance fiscale du véhicule (voiture)"},
	{"year before the first", {"rate", "fiscal", "income_year=2017", "power=5", "distance=10"}, 2, NULL,
	 "=carnet: Il n’y a pas de barème fiscal pour les revenus 2017" NB ": complétez le fichier scales/fiscal.yaml pour cette année\n"},
	{"day before the first", {"rate", "public", "date=2008-07-31", "power=5", "distance=10"}, 2, NULL, "scales/public.yaml"},
	{"negative distance", {"rate", "fiscal", "income_year=2024", "power=5", "distance=-10"}, 2, NULL, "fiscal.distance"},
	{"letters in a distance", {"rate", "fiscal", "income_year=2024", "power=5", "distance=1o"}, 2, NULL, "fiscal.distance"},
	{"endless distance", {"rate", "fiscal", "income_year=2024", "power=5", "distance=99999999999999999999"}, 2, NULL, "fiscal.distance"},
	{"a million kilometres", {"rate", "fiscal", "income_year=2024", "power=5", "distance=1000001"}, 2, NULL, "million"},
	{"unknown vehicle", {"rate", "fiscal", "income_year=2024", "vehicle=tricycle", "distance=1"}, 2, NULL, "voiture, moto, cyclomoteur"},
	{"day that is not", {"rate", "public", "date=2025-02-30", "power=5", "distance=10"}, 2, NULL, "public.date"},
	{"unknown zone", {"rate", "public", "date=2025-02-20", "zone=Atlantide", "power=5", "distance=10"}, 2, NULL, "«Atlantide»"},
	{"Pacific", {"rate", "mission", "date=2024-02-06", "zone=NC", "meals=1"}, 2, NULL, "francs Pacifique"},
	{"meals without a day", {"rate", "mission", "meals=1"}, 2, NULL, "mission.meals"},
	{"neither meal nor night", {"rate", "mission", "date=2025-01-14"}, 2, NULL, "ni repas ni nuit"},
	{"capped without an amount", {"rate", "mission", "date=2025-01-14", "nights=1", "night_mode=reel_plafonne"}, 2, NULL, "hébergement"},
	{"bad percentage", {"rate", "reduction", "amount=10", "rate=beaucoup"}, 2, NULL, "reduction.rate"},
	{"bad hours", {"rate", "leave", "date=2025-01-14", "hours=quatre"}, 2, NULL, "leave.hours"},
	{"two wheels from 2022", {"rate", "volunteer", "income_year=2022", "vehicle=deux_roues", "distance=10"}, 2, NULL, "moto ou cyclomoteur"},
	{"help", {"help", "rate"}, 0, "carnet bareme GENRE clé=valeur…", NULL},
};

static const struct one *current;
static int one_setup(void **state)
{
	current = *state;
	return home_setup(state);
}

static void one_rate(void **state)
{
	home *h = *state;

	run_to(h, "", -1, current->args);
	if (h->code != current->code || !said(h->out, current->out) || !said(h->err, current->err)) {
		print_error("exit %d\n--out\n%s\n--err\n%s\n", h->code, h->out->s, h->err->s);
		fail();
	}
	assert_int_equal(h->code == 0, h->err->len == 0);
	assert_int_not_equal(access("data", F_OK), 0); /* no journal is made by asking */
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(ones)];

	for (size_t i = 0; i < LENGTH(ones); i++)
		tests[i] = (struct CMUnitTest){ones[i].name, one_rate, one_setup, home_teardown, (void *)(uintptr_t)&ones[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
