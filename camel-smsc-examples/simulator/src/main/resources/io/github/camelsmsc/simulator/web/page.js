// Asks for what has changed once a second and shows it. What callbacks carry is only ever set as text.
'use strict';

const LOOK_EVERY_MS = 1000;
const shown = {};
let tag = null;
let now = 0;
let away = false;
let looking = Promise.resolve();

const byId = id => document.getElementById(id);
const time = ms => new Date(ms).toISOString().slice(11, 19);

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) {
    made.textContent = text;
  }
  if (className) {
    made.className = className;
  }
  return made;
}

function say(text, isError) {
  byId('said').textContent = text;
  byId('said').className = isError ? 'error' : '';
}

async function act(command) {
  try {
    const answer = await fetch('/ui/do', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Simulator': '1' },
      body: JSON.stringify(command)
    });
    const result = await answer.json();
    say(result.said || result.error, !answer.ok);
  } catch (e) {
    say('The simulator does not answer', true);
  }
  await look();
}

// --- tables

const STATES = { '-3': 'not found', '-2': 'stopped', '-1': 'waiting', 0: 'with the operator', 1: 'delivered', 2: 'read', 3: 'expired',
  4: 'link clicked', 20: 'cannot be delivered', 22: 'wrong number', 23: 'forbidden', 24: 'no money', 25: 'unreachable' };

function messageState(message) {
  const kind = message.status < 1 ? 'wait' : message.status === 1 || message.status === 2 ? 'good' : 'bad';
  return element('span', message.status + ' ' + (STATES[message.status] || '') + (message.err ? ', error ' + message.err : ''),
    'mark ' + kind);
}

const TABLES = {
  messages: [['Id', m => m.id], ['Phone', m => m.phone], ['Kind', m => m.kind], ['Text', m => m.text], ['Sender', m => m.sender],
    ['Parts', m => m.parts], ['Cost', m => m.cost], ['State', messageState]],
  inbox: [['Id', m => m.id], ['From', m => m.phone], ['To', m => m.to], ['Text', m => m.mes]],
  calls: [['Subscriber', c => c.phone], ['Calls', c => c.number], ['Until', c => time(c.until)]],
  numbers: [['Number', n => n.phone], ['Cost', n => n.cost], ['What', n => n.info]],
  tasks: [['Id', t => t.id], ['Name', t => t.name], ['State', t => t.state], ['Created', t => t.created], ['File', t => t.file]],
  requests: [['Time', r => time(r.at)], ['Request', r => r.method + ' ' + r.path],
    ['Parameters', r => Object.entries(r.params).map(p => p.join('=')).join('  ') + (r.files ? '  files: ' + r.files : '')]]
};

function fillTable(name, rows) {
  const table = byId('list-' + name);
  const head = element('tr');
  for (const column of TABLES[name]) {
    const cell = element('th', column[0]);
    cell.scope = 'col';
    head.append(cell);
  }
  const lines = rows.map(row => {
    const line = element('tr');
    for (const column of TABLES[name]) {
      const value = column[1](row);
      const cell = element('td');
      cell.append(value === undefined || value === null ? '' : value instanceof Node ? value : String(value));
      line.append(cell);
    }
    return line;
  });
  const top = element('thead');
  top.append(head);
  const body = element('tbody');
  body.append(...lines);
  table.replaceChildren(...(rows.length ? [top, body] : []));
}

// --- callbacks

function summaryOf(callback) {
  const f = callback.fields;
  switch (callback.kind) {
    case 'status': return 'Message ' + f.id + ' to ' + f.phone + ': ' + f.status + ' ' + (STATES[f.status] || '');
    case 'message': return 'From ' + f.phone + ' to ' + f.to + ': ' + f.mes;
    case 'call': return 'Call from ' + f.phone;
    default: return 'Raw body';
  }
}

function outcome(callback) {
  const last = callback.attempts[callback.attempts.length - 1];
  if (!last) {
    return ['on its way', 'wait'];
  }
  const answer = last.failure ? 'no answer' : String(last.status);
  if (callback.done) {
    return last.status === 404 ? ['404, taken for done', 'wait'] : [answer, 'good'];
  }
  return [answer + (callback.givenUp ? ', given up' : ''), 'bad'];
}

function nextText(callback) {
  return 'comes again at ' + time(callback.next) + ', attempt ' + (callback.attempts.length + 1) + ' of 50';
}

function fillCallback(box, callback) {
  const first = callback.attempts[0];
  const mark = outcome(callback);
  const summary = box.firstChild;
  summary.replaceChildren(element('span', first ? time(first.at) : '', 'time'), element('span', callback.kind, 'mark kind'),
    element('span', summaryOf(callback), 'what'), element('span', mark[0], 'mark ' + mark[1]));
  if (callback.next) {
    summary.append(element('span', nextText(callback), 'time'));
  }
  const inside = box.lastChild;
  const again = element('button', 'Send it again', 'small');
  again.type = 'button';
  again.addEventListener('click', () => act({ do: 'repeat', number: callback.number }));
  const parts = [
    element('h3', 'Sent'),
    element('pre', callback.to + '\n' + (callback.type || 'no content type') + '\n\n' + callback.body),
    element('h3', 'Fields'),
    element('pre', Object.entries(callback.fields).map(f => f.join(' = ')).join('\n'), 'fields'),
    element('h3', 'Signed'),
    element('div', callback.signature || 'not signed'),
    element('h3', 'Answers'),
    element('pre', callback.attempts.map(a => time(a.at) + '  ' + (a.failure || a.status + '  ' + a.answer)).join('\n'))
  ];
  const hadFocus = inside.contains(document.activeElement);
  const line = element('div');
  line.append(again);
  inside.replaceChildren(...parts, line);
  if (hadFocus) {
    again.focus();
  }
}

function fillCallbacks(callbacks) {
  const list = byId('list-callbacks');
  const old = new Map(Array.from(list.children, box => [box.dataset.number, box]));
  callbacks.forEach((callback, place) => {
    const key = String(callback.number);
    const text = JSON.stringify(callback);
    let box = old.get(key);
    if (!box) {
      box = element('details', null, 'callback');
      box.dataset.number = key;
      box.append(element('summary'), element('div', null, 'inside'));
    }
    old.delete(key);
    if (box.dataset.text !== text) {
      box.dataset.text = text;
      fillCallback(box, callback);
    }
    if (list.children[place] !== box) {
      list.insertBefore(box, list.children[place] || null);
    }
  });
  old.forEach(box => box.remove());
}

// --- all of it

function show(state) {
  byId('login').textContent = state.login;
  byId('balance').textContent = state.balance;
  byId('handler').textContent = state.handler || 'none: set one under "Change the account"';
  for (const name of ['callbacks', ...Object.keys(TABLES)]) {
    const text = JSON.stringify(state[name]);
    if (shown[name] !== text) {
      shown[name] = text;
      if (name === 'callbacks') {
        fillCallbacks(state[name]);
      } else {
        fillTable(name, state[name]);
      }
      document.querySelector('[data-empty="' + name + '"]').hidden = state[name].length > 0;
    }
  }
}

/** One after the other: what is answered late would show again what has been. */
function look() {
  looking = looking.then(lookOnce);
  return looking;
}

async function lookOnce() {
  try {
    const answer = await fetch('/ui/state', { cache: 'no-store', headers: tag ? { 'If-None-Match': tag } : {} });
    now = Number(answer.headers.get('X-Now'));
    byId('now').textContent = new Date(now).toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
    if (answer.status === 200) {
      tag = answer.headers.get('ETag');
      show(await answer.json());
    }
    document.body.dataset.seen = String(now);
    if (away) {
      away = false;
      say('');
    }
  } catch (e) {
    away = true;
    say('The simulator does not answer', true);
  }
}

for (const form of document.querySelectorAll('form[data-do]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    act(Object.assign({ do: form.dataset.do }, Object.fromEntries(new FormData(form))));
  });
}

async function keepLooking() {
  await look();
  setTimeout(keepLooking, LOOK_EVERY_MS);
}

keepLooking();
