-- The booking database. Each write is one function, so that it is one transaction in one round trip.

CREATE TABLE zones (
    name      text PRIMARY KEY,
    -- The centre, in degrees.
    latitude  double precision NOT NULL,
    longitude double precision NOT NULL
);

CREATE TABLE slots (
    id       text PRIMARY KEY,
    zone     text    NOT NULL,
    day      date    NOT NULL,
    capacity integer NOT NULL CHECK (capacity > 0),
    booked   integer NOT NULL DEFAULT 0,
    -- The last line of defence: no statement of any program can oversell a slot.
    CONSTRAINT never_oversold CHECK (booked BETWEEN 0 AND capacity)
) WITH (fillfactor = 50);  -- room on the page, so that counting up need not touch the indexes

CREATE INDEX slots_of_a_day ON slots (zone, day);

CREATE TABLE bookings (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key        text        NOT NULL UNIQUE,
    -- No foreign key: slots are never deleted, and its row lock would be taken on every booking of a popular slot.
    slot_id    text        NOT NULL,
    phone      text        NOT NULL,
    state      text        NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'paid', 'cancelled')),
    version    integer     NOT NULL DEFAULT 1,
    cancel_key text,
    -- The transaction that made it, whose commit time the server keeps; xmin is that of the last change.
    maker      xid         NOT NULL DEFAULT pg_current_xact_id()::xid,
    created    timestamptz NOT NULL DEFAULT now()
);

-- What the payment gateway was asked to collect; a booking has one order at most.
CREATE TABLE orders (
    id         text PRIMARY KEY,
    booking_id bigint      NOT NULL UNIQUE REFERENCES bookings,
    amount     integer     NOT NULL CHECK (amount > 0),
    created    timestamptz NOT NULL DEFAULT now()
);

-- What the gateway says it has collected; an order is paid once at most.
CREATE TABLE payments (
    order_id   text PRIMARY KEY REFERENCES orders,
    payment_id text        NOT NULL,
    -- Which version of the booking this payment made, so that the same callback again gets the same answer.
    version    integer     NOT NULL,
    created    timestamptz NOT NULL DEFAULT now()
);

CREATE TYPE booking_answer AS (
    outcome text,
    id      bigint,
    slot_id text,
    state   text,
    version integer
);

-- What an idempotency key that has been used stands for.
CREATE FUNCTION booking_of_key(the_key text, the_slot text, the_phone text) RETURNS booking_answer
LANGUAGE plpgsql AS $$
DECLARE
    found_one bookings;
BEGIN
    SELECT * INTO found_one FROM bookings WHERE key = the_key;
    IF NOT FOUND THEN
        RETURN NULL;
    ELSIF found_one.phone <> the_phone OR found_one.slot_id <> the_slot THEN
        RETURN ('key_reused', NULL, NULL, NULL, NULL)::booking_answer;
    END IF;
    RETURN ('repeated', found_one.id, found_one.slot_id, found_one.state, found_one.version)::booking_answer;
END $$;

-- Whether counting up looks at the capacity once more.
CREATE FUNCTION last_place_is_guarded() RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';

-- Outcomes: booked, repeated, key_reused, slot_full, unknown_slot.
CREATE FUNCTION book(the_key text, the_slot text, the_phone text) RETURNS booking_answer
LANGUAGE plpgsql AS $$
DECLARE
    answer booking_answer;
    room   integer;
    new_id bigint;
BEGIN
    answer := booking_of_key(the_key, the_slot, the_phone);
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    -- A look without a lock, so that a full slot costs its callers no waiting.
    SELECT capacity - booked INTO room FROM slots WHERE id = the_slot;
    IF NOT FOUND THEN
        RETURN ('unknown_slot', NULL, NULL, NULL, NULL)::booking_answer;
    ELSIF room <= 0 THEN
        RETURN ('slot_full', NULL, NULL, NULL, NULL)::booking_answer;
    END IF;
    UPDATE slots SET booked = booked + 1
        WHERE id = the_slot AND (booked < capacity OR NOT last_place_is_guarded());
    IF NOT FOUND THEN
        -- Filled while this one waited for the row; perhaps by this very key.
        answer := booking_of_key(the_key, the_slot, the_phone);
        IF answer.outcome IS NULL THEN
            answer.outcome := 'slot_full';
        END IF;
        RETURN answer;
    END IF;
    -- Waits for a transaction that is inserting the same key, then inserts nothing.
    INSERT INTO bookings (key, slot_id, phone) VALUES (the_key, the_slot, the_phone)
        ON CONFLICT (key) DO NOTHING RETURNING id INTO new_id;
    IF NOT FOUND THEN
        UPDATE slots SET booked = booked - 1 WHERE id = the_slot;
        RETURN booking_of_key(the_key, the_slot, the_phone);
    END IF;
    RETURN ('booked', new_id, the_slot, 'booked', 1)::booking_answer;
END $$;

-- Outcomes: cancelled, repeated, already_cancelled, unknown_booking.
CREATE FUNCTION cancel(the_id bigint, the_key text, the_phone text) RETURNS booking_answer
LANGUAGE plpgsql AS $$
DECLARE
    found_one bookings;
BEGIN
    SELECT * INTO found_one FROM bookings WHERE id = the_id AND phone = the_phone FOR UPDATE;
    IF NOT FOUND THEN
        RETURN ('unknown_booking', NULL, NULL, NULL, NULL)::booking_answer;
    ELSIF found_one.state = 'cancelled' AND found_one.cancel_key = the_key THEN
        RETURN ('repeated', the_id, found_one.slot_id, found_one.state, found_one.version)::booking_answer;
    ELSIF found_one.state = 'cancelled' THEN
        RETURN ('already_cancelled', NULL, NULL, NULL, NULL)::booking_answer;
    END IF;
    UPDATE bookings SET state = 'cancelled', version = version + 1, cancel_key = the_key WHERE id = the_id;
    UPDATE slots SET booked = booked - 1 WHERE id = found_one.slot_id;
    RETURN ('cancelled', the_id, found_one.slot_id, 'cancelled', found_one.version + 1)::booking_answer;
END $$;

-- The order of a booking: this one, unless it has one already.
CREATE FUNCTION keep_order(the_id text, the_booking bigint, the_amount integer) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    kept orders;
BEGIN
    -- Waits for a transaction that is inserting one for the same booking, then inserts nothing.
    INSERT INTO orders (id, booking_id, amount) VALUES (the_id, the_booking, the_amount)
        ON CONFLICT (booking_id) DO NOTHING RETURNING * INTO kept;
    IF NOT FOUND THEN
        SELECT * INTO kept FROM orders WHERE booking_id = the_booking;
    END IF;
    RETURN kept;
END $$;

-- Outcomes: paid, repeated, already_paid, already_cancelled, unknown_order.
CREATE FUNCTION pay(the_order text, the_payment text) RETURNS booking_answer
LANGUAGE plpgsql AS $$
DECLARE
    found_one bookings;
    earlier   payments;
BEGIN
    -- The lock on the booking puts callbacks and cancellations in a row; what they left is read after it.
    SELECT b.* INTO found_one FROM bookings b JOIN orders o ON o.booking_id = b.id
        WHERE o.id = the_order FOR UPDATE OF b;
    IF NOT FOUND THEN
        RETURN ('unknown_order', NULL, NULL, NULL, NULL)::booking_answer;
    END IF;
    SELECT * INTO earlier FROM payments WHERE order_id = the_order;
    IF FOUND AND earlier.payment_id = the_payment THEN
        RETURN ('repeated', found_one.id, found_one.slot_id, 'paid', earlier.version)::booking_answer;
    ELSIF FOUND THEN
        RETURN ('already_paid', NULL, NULL, NULL, NULL)::booking_answer;
    ELSIF found_one.state = 'cancelled' THEN
        RETURN ('already_cancelled', NULL, NULL, NULL, NULL)::booking_answer;
    END IF;
    UPDATE bookings SET state = 'paid', version = version + 1 WHERE id = found_one.id;
    INSERT INTO payments (order_id, payment_id, version) VALUES (the_order, the_payment, found_one.version + 1);
    RETURN ('paid', found_one.id, found_one.slot_id, 'paid', found_one.version + 1)::booking_answer;
END $$;

-- Removes a booking with its order and payment, as an operator does with test data: the slot is free again.
CREATE FUNCTION remove(the_id bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    found_one bookings;
BEGIN
    SELECT * INTO found_one FROM bookings WHERE id = the_id FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM payments p USING orders o WHERE o.id = p.order_id AND o.booking_id = the_id;
    DELETE FROM orders WHERE booking_id = the_id;
    DELETE FROM bookings WHERE id = the_id;
    IF found_one.state <> 'cancelled' THEN
        UPDATE slots SET booked = booked - 1 WHERE id = found_one.slot_id;
    END IF;
    RETURN true;
END $$;
