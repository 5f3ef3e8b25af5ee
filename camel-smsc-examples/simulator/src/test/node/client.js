// What node-smsc's own tests do, against the address in the first argument; prints what came back as JSON.
'use strict'

const initSmsc = require('node-smsc')

const phone = '79991234567'
const smsc = initSmsc({ request: process.argv[2], login: 'demo', password: 'secret' })
const stranger = initSmsc({ request: process.argv[2], login: 'demo', password: 'wrong' })

async function failure (call) {
    try {
        return await call
    } catch (e) {
        return { name: e.name, message: e.message, response: e.response }
    }
}

async function main () {
    const results = {}
    results.send = await smsc.send({ phones: phone, mes: 'hello!' })
    results.ownId = await smsc.send({ phones: phone, mes: 'how are you?', id: 10 })
    results.parts = await smsc.send({ phones: phone, mes: new Array(144).join('tsup?') })
    results.files = await smsc.send({ phones: phone, mms: 1, mes: "that's me!" },
        { files: [{ field: 'redsquare', value: Buffer.from([0, 13, 10, 255]), options: { filename: 'redsquare.jpg' } }] })
    results.cyrillic = await smsc.send({ phones: phone, mes: 'ПРОВЕРКА', id: 11 })
    results.status = await smsc.status({ id: 11, phone: phone, all: 1 })
    results.deleted = await smsc.status({ del: 1, id: 11, phone: phone })
    results.balance = await smsc.balance()
    results.messages = await smsc.get({ get_messages: 1, phone: phone })
    results.noMessages = await smsc.get({ get_messages: 1, phone: '79990000000' })
    results.answers = await smsc.get({ get_answers: 1 })
    results.numbers = await smsc.receive_phones({ get: 1 })
    results.duplicate = await failure(smsc.send({ phones: phone, mes: 'hello!' }))
    results.stranger = await failure(stranger.balance())
    console.log(JSON.stringify(results))
}

main().catch(e => {
    console.error(e)
    process.exit(1)
})
