// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/money.h>
#include "phrase.h"

enum { BASIS = 10000 };

int64_t round_div(int64_t n, int64_t d)
{
	int64_t whole = n / d, rest = n % d;
	int64_t far = rest < 0 ? -rest : rest;

	if (far >= d - far)
		whole += n < 0 ? -1 : 1;
	return whole;
}

int64_t percent_of(int64_t cents, int64_t basis_points)
{
	return round_div(cents * basis_points, BASIS);
}

/* Differences of rounded running totals, as with kilometres. */
void share_out(int64_t *shares, const int *weights, size_t count, int64_t total)
{
	int64_t sum = 0, running = 0, given = 0;

	for (size_t i = 0; i < count; i++)
		sum += weights[i];
	for (size_t i = 0; i < count; i++) {
		running += weights[i];
		int64_t reached = round_div(total * running, sum);
		shares[i] = reached - given;
		given = reached;
	}
}

void figure_share(const void *parent, figure *out, const figure *whole, const int *weights, size_t count)
{
	AUTO_CTX(tmp);
	int64_t *cents = NEW_ARRAY(tmp, int64_t, count), *charged = NEW_ARRAY(tmp, int64_t, count), sum = 0;

	share_out(cents, weights, count, whole->cents);
	share_out(charged, weights, count, whole->charged);
	for (size_t i = 0; i < count; i++)
		sum += weights[i];
	for (size_t i = 0; i < count; i++) {
		out[i] = *whole;
		out[i].cents = cents[i];
		out[i].charged = charged[i];
		out[i].explanation = mem_printf(parent, _("%s of %s = %s (%s)"), say_percent(tmp, round_div((int64_t)weights[i] * BASIS, sum)),
		                                money_text(tmp, whole->cents), money_text(tmp, cents[i]), whole->explanation);
	}
}

void figure_capped(const void *parent, figure *out, int64_t paid, int64_t cap, const char *what)
{
	AUTO_CTX(tmp);
	int64_t kept = paid < cap ? paid : cap;

	*out = (figure){.cents = kept, .charged = paid - kept, .table = ""};
	if (paid > cap)
		out->explanation = mem_printf(parent, _("%s: %s paid, capped at %s, %s at your own charge"), what, money_text(tmp, paid),
		                              money_text(tmp, cap), money_text(tmp, paid - cap));
	else
		out->explanation = mem_printf(parent, _("%s: %s paid, under the cap of %s"), what, money_text(tmp, paid), money_text(tmp, cap));
}

void figure_receipt(const void *parent, figure *out, int64_t paid)
{
	AUTO_CTX(tmp);

	*out = (figure){.cents = paid, .table = "", .explanation = mem_printf(parent, _("%s on the receipt"), money_text(tmp, paid))};
}

void figure_less(const void *parent, figure *f, int64_t received)
{
	AUTO_CTX(tmp);
	int64_t left = f->cents - received > 0 ? f->cents - received : 0;

	if (received <= 0 || f->cents <= 0)
		return;
	f->explanation =
		mem_printf(parent, _("%s; less %s received from passengers, %s"), f->explanation, money_text(tmp, received), money_text(tmp, left));
	f->cents = left;
}

void figure_regularise(const void *parent, figure *out, const figure *due, int64_t claimed)
{
	AUTO_CTX(tmp);

	*out = *due;
	out->cents = due->cents - claimed;
	out->explanation = mem_printf(parent, _("%s due less %s claimed = %s (%s)"), money_text(tmp, due->cents), money_text(tmp, claimed),
	                              money_text(tmp, out->cents), due->explanation);
}
