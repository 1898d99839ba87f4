/**
 * Who may call what: every route of the API, called once by everybody with something real to work on, and the status that
 * comes back. Written by hand from the rights of each role; a route that is not here fails the test.
 *
 * 2xx: done. 401: sign in first. 403: not for you. 404: not there, or not for you to know of. 422: may call, but not so.
 */
const TABLE = `
# who calls                                               anonymous owner manager lead agent teammate elsewhere reading writing

# Oneself: people only, a token has no account
GET /me                                                   401       200   200     200  200   200      200       200     200
PATCH /me                                                 401       200   200     200  200   200      200       403     403
GET /me/sessions                                          401       200   200     200  200   200      200       403     403
DELETE /me/sessions/{id}                                  401       404   404     404  404   404      404       403     403
PUT /me/password                                          401       422   422     422  422   422      422       403     403
GET /me/signatures                                        401       200   200     200  200   200      200       403     403
PUT /me/signatures                                        401       200   200     200  200   200      200       403     403

GET /me/notifications                                     401       200   200     200  200   200      200       403     403
GET /me/notifications/count                               401       200   200     200  200   200      200       403     403
POST /me/notifications/reading                            401       204   204     204  204   204      204       403     403
GET /me/notification-settings                             401       200   200     200  200   200      200       403     403
PUT /me/notification-settings                             401       200   200     200  200   200      200       403     403
GET /me/push-subscriptions                                401       200   200     200  200   200      200       403     403
POST /me/push-subscriptions                               401       201   201     201  201   201      201       403     403
DELETE /me/push-subscriptions/{id}                        401       404   404     404  404   404      404       403     403

# People and their rights
GET /teammates                                            401       200   200     200  200   200      200       200     200
GET /teammates/{id}                                       401       200   200     200  200   200      200       200     200
PUT /teammates/{id}/grants                                401       200   200     403  403   403      403       403     403
POST /teammates/{id}/deactivation                         401       200   200     403  403   403      403       403     403
DELETE /teammates/{id}/deactivation                       401       200   200     403  403   403      403       403     403
GET /invitations                                          401       200   200     403  403   403      403       403     403
POST /invitations                                         401       201   201     403  403   403      403       403     403
DELETE /invitations/{id}                                  401       204   204     403  403   403      403       403     403

# For whoever has the link or the code; there is none in this house
GET /invitations/{token}                                  404       404   404     404  404   404      404       404     404
POST /invitations/{token}/acceptance                      404       404   404     404  404   404      404       403     404
GET /setup                                                200       200   200     200  200   200      200       200     200
POST /setup/code-check                                    422       422   422     422  422   422      422       403     422
POST /setup                                               422       422   422     422  422   422      422       403     422

# Tokens and the company
GET /tokens                                               401       200   403     403  403   403      403       403     403
POST /tokens                                              401       201   403     403  403   403      403       403     403
DELETE /tokens/{id}                                       401       204   403     403  403   403      403       403     403
GET /company                                              401       200   200     200  200   200      200       200     200
PATCH /company                                            401       200   403     403  403   403      403       403     403

GET /webhooks                                             401       200   403     403  403   403      403       403     403
GET /webhook-events                                       401       200   403     403  403   403      403       403     403
POST /webhooks                                            401       201   403     403  403   403      403       403     403
GET /webhooks/{id}                                        401       200   403     403  403   403      403       403     403
PATCH /webhooks/{id}                                      401       200   403     403  403   403      403       403     403
DELETE /webhooks/{id}                                     401       204   403     403  403   403      403       403     403
POST /webhooks/{id}/secret                                401       200   403     403  403   403      403       403     403
POST /webhooks/{id}/test                                  401       201   403     403  403   403      403       403     403
GET /webhooks/{id}/deliveries                             401       200   403     403  403   403      403       403     403
POST /webhooks/{id}/deliveries/{deliveryId}/resend        401       200   403     403  403   403      403       403     403

# Desks and their letters
GET /desks                                                401       200   200     200  200   200      200       200     200
POST /desks                                               401       201   403     403  403   403      403       403     403
PATCH /desks/{id}                                         401       200   200     403  403   403      403       403     403
POST /desks/{id}/addresses                                401       201   201     403  403   403      403       403     403
DELETE /desks/{id}/addresses/{address}                    401       204   204     403  403   403      403       403     403
GET /desks/{id}/templates                                 401       200   200     200  200   200      404       200     200
PUT /desks/{id}/templates/{kind}/{language}               401       200   200     403  403   403      403       403     403
DELETE /desks/{id}/templates/{kind}/{language}            401       204   204     403  403   403      403       403     403
POST /desks/{id}/templates/preview                        401       200   200     200  200   200      404       403     200
GET /desks/{id}/satisfaction                              401       200   200     200  200   200      404       200     200
PUT /desks/{id}/satisfaction                              401       200   200     403  403   403      403       403     403
GET /satisfaction                                         401       200   200     200  403   403      403       200     200
POST /desks/{id}/test-message                             401       200   200     403  403   403      403       403     403

# Tickets. On another desk there are none; a teammate changes only what they hold. A desk that one may not read is
# no place to move a ticket to (422)
GET /tickets                                              401       200   200     200  200   200      200       200     200
GET /tickets/counts                                       401       200   200     200  200   200      200       200     200
GET /tickets/count                                        401       200   200     200  200   200      200       200     200
GET /tickets/next                                         401       200   200     200  200   200      200       200     200
GET /tickets/board                                        401       200   200     200  200   200      200       200     200
GET /search                                               401       200   200     200  200   200      200       200     200
GET /search/completions                                   401       200   200     200  200   200      200       200     200
POST /tickets                                             401       201   201     201  201   201      422       403     201
GET /tickets/{idOrNumber}                                 401       200   200     200  200   200      404       200     200
PATCH /tickets/{id}                                       401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/assignee                                401       200   200     200  403   403      404       403     200
PUT /tickets/{id}/priority                                401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/category                                401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/tags                                    401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/subject                                 401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/desk                                    401       200   422     422  422   422      404       403     200
PUT /tickets/{id}/status                                  401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/start                                   401       200   200     200  200   403      404       403     200
POST /tickets/{id}/solution                               401       200   200     200  200   403      404       403     200
POST /tickets/{id}/closure                                401       200   200     200  200   403      404       403     200
POST /tickets/{id}/reopening                              401       200   200     200  200   403      404       403     200
POST /tickets/{id}/spam                                   401       200   200     200  200   403      404       403     200
DELETE /tickets/{id}/spam                                 401       200   200     200  200   403      404       403     200
POST /tickets/{id}/status-link                            401       200   200     200  200   403      404       403     200
GET /tickets/{id}/merge-candidates                        401       200   200     200  200   200      404       200     200
POST /tickets/{id}/merge                                  401       200   200     200  200   403      404       403     200
DELETE /tickets/{id}/merge                                401       200   200     200  200   403      404       403     200
POST /tickets/{id}/split                                  401       201   201     201  201   403      404       403     201
DELETE /tickets/{id}/split                                401       200   200     200  200   403      404       403     200
DELETE /tickets/{id}/suggestion                           401       404   404     404  404   403      404       403     404
POST /tickets/{id}/reading                                401       204   204     204  204   204      404       403     204
POST /tickets/{id}/participants/{contactId}/confirmation  401       200   200     200  200   200      404       403     200
DELETE /tickets/{id}/participants/{contactId}             401       200   200     200  200   200      404       403     200

# What a ticket carries, and what a desk says about it
PUT /tickets/{id}/team                                    401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/deadline                                401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/promise                                 401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/estimate                                401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/fields                                  401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/request-type                            401       200   200     200  200   403      404       403     200
GET /tickets/{id}/time                                    401       200   200     200  200   200      404       200     200
POST /tickets/{id}/time                                   401       201   201     201  201   201      404       403     201
DELETE /tickets/{id}/time/{entryId}                       401       204   204     204  204   204      404       403     204
POST /tickets/{id}/tags/{tag}                             401       200   200     200  200   403      404       403     200
DELETE /tickets/{id}/tags/{tag}                           401       200   200     200  200   403      404       403     200
GET /tags                                                 401       200   200     200  200   200      200       200     200
POST /tags/{name}/rename                                  401       202   202     202  403   403      403       403     202
GET /tags/{name}/remainder                                401       200   200     200  403   403      403       403     200
GET /categories                                           401       200   200     200  200   200      200       200     200
GET /desks/{id}/categories                                401       200   200     200  200   200      404       200     200
POST /desks/{id}/categories                               401       201   201     201  403   403      403       403     201
PATCH /categories/{id}                                    401       200   200     200  403   403      403       403     200
POST /categories/{id}/archival                            401       200   200     200  403   403      403       403     200
DELETE /categories/{id}/archival                          401       200   200     200  403   403      403       403     200
POST /categories/{id}/merge                               401       202   202     202  403   403      403       403     202
GET /categories/{id}/remainder                            401       200   200     200  403   403      403       403     200
GET /fields                                               401       200   200     200  200   200      200       200     200
POST /desks/{id}/fields                                   401       201   201     403  403   403      403       403     403
PATCH /fields/{id}                                        401       200   200     403  403   403      403       403     403
POST /fields/{id}/archival                                401       200   200     403  403   403      403       403     403
DELETE /fields/{id}/archival                              401       200   200     403  403   403      403       403     403
GET /contact-forms/{deskId}                               401       200   200     200  200   200      404       200     200
PATCH /contact-forms/{deskId}                             401       200   200     403  403   403      403       403     403
GET /form-figures                                         401       200   200     403  403   403      403       403     403

GET /request-types                                        401       200   200     200  200   200      200       200     200
POST /desks/{id}/request-types                            401       201   201     403  403   403      403       403     403
PATCH /request-types/{id}                                 401       200   200     403  403   403      403       403     403
POST /request-types/{id}/archival                         401       200   200     403  403   403      403       403     403
DELETE /request-types/{id}/archival                       401       200   200     403  403   403      403       403     403
GET /teams                                                401       200   200     200  200   200      200       200     200
POST /teams                                               401       201   201     403  403   403      403       403     403
PATCH /teams/{id}                                         401       200   200     403  403   403      403       403     403
PUT /teams/{id}/members                                   401       200   200     200  403   403      403       403     200
POST /teams/{id}/archival                                 401       200   200     403  403   403      403       403     403
DELETE /teams/{id}/archival                               401       200   200     403  403   403      403       403     403
GET /desks/{id}/assignables                               401       200   200     200  200   200      404       200     200

# What is written in them
GET /tickets/{id}/messages                                401       200   200     200  200   200      404       200     200
POST /tickets/{id}/messages                               401       201   201     201  201   201      404       403     201
GET /tickets/{id}/events                                  401       200   200     200  200   200      404       200     200
GET /messages/{id}/original                               401       200   200     200  200   200      404       200     200
POST /attachments                                         401       201   201     201  201   201      201       403     201
DELETE /attachments/{id}                                  401       204   204     204  204   204      204       403     204
GET /attachments/{id}                                     401       200   200     200  200   200      404       200     200
GET /tickets/{id}/drafts                                  401       200   200     200  200   200      404       403     403
PUT /tickets/{id}/draft                                   401       200   200     200  200   200      404       403     403
DELETE /tickets/{id}/draft                                401       204   204     204  204   204      404       403     403

# Together: who is here and whom a note names are people; an agent hands over what they hold or nobody has
PUT /tickets/{id}/presence                                401       204   204     204  204   204      404       403     403
GET /tickets/{id}/presence                                401       200   200     200  200   200      404       200     200
GET /tickets/{id}/together                                401       200   200     200  200   200      404       200     200
GET /tickets/{id}/satisfaction                            401       200   200     200  200   200      404       200     200
GET /tickets/{id}/similar                                 401       200   200     200  200   200      404       200     200
GET /mentions                                             401       200   200     200  200   200      200       403     403
PUT /tickets/{id}/following                               401       200   200     200  200   200      404       403     403
DELETE /tickets/{id}/following                            401       200   200     200  200   200      404       403     403
POST /tickets/{id}/handover                               401       200   200     200  200   403      404       403     200
PUT /tickets/{id}/snooze                                  401       200   200     200  200   403      404       403     200
DELETE /tickets/{id}/snooze                               401       200   200     200  200   403      404       403     200
POST /tickets/{id}/links                                  401       200   200     200  200   403      404       403     200
DELETE /tickets/{id}/links/{otherId}                      401       200   200     200  200   403      404       403     200
POST /tickets/{id}/draft/shares                           401       404   404     404  404   404      404       403     403
DELETE /tickets/{id}/draft/shares/{teammateId}            401       404   404     404  404   404      404       403     403
DELETE /tickets/{id}/draft/suggestions/{teammateId}       401       404   404     404  404   404      404       403     403
PUT /tickets/{id}/shared-drafts/{authorId}/suggestion     401       404   404     404  404   404      404       403     403
POST /tickets/{id}/shared-drafts/{authorId}/taking-over   401       404   404     404  404   404      404       403     403

# Views: one's own for everybody, the company's changed by managers. A token has none of its own
GET /views                                                401       200   200     200  200   200      200       200     200
POST /views                                               401       201   201     201  201   201      201       403     422
PUT /views/order                                          401       200   200     200  200   200      200       403     403
PATCH /views/{id}                                         401       200   200     403  403   403      403       403     403
DELETE /views/{id}                                        401       204   204     403  403   403      403       403     403
POST /views/{id}/restoration                              401       200   200     403  403   403      403       403     403

# Bulk changes: everybody of what they see and may change; whoever changed nothing has nothing to undo
POST /bulk-changes/preview                                401       200   200     200  200   200      200       403     200
POST /bulk-changes                                        401       202   202     202  202   202      202       403     202
GET /bulk-changes                                         401       200   200     200  200   200      200       200     200
GET /bulk-changes/{id}                                    401       200   200     200  200   200      200       404     200
POST /bulk-changes/{id}/stop                              401       200   200     200  200   200      200       403     200
POST /bulk-changes/{id}/undo                              401       202   202     202  202   409      409       403     202
GET /bulk-changes/{id}/refusals                           401       200   200     200  200   200      200       404     200

# Saved replies: everybody keeps their own, leads those that all use
GET /saved-replies                                        401       200   200     200  200   200      200       200     200
GET /saved-replies/figures                                401       200   200     200  200   200      200       200     200
GET /saved-replies/values                                 401       200   200     200  200   200      200       200     200
POST /saved-replies                                       401       201   201     201  403   403      403       403     201
GET /saved-replies/{id}                                   401       200   200     200  200   200      404       200     200
PATCH /saved-replies/{id}                                 401       200   200     200  403   403      404       403     200
DELETE /saved-replies/{id}                                401       204   204     204  403   403      404       403     204
POST /saved-replies/preview                               401       200   200     200  200   200      200       403     200
POST /saved-replies/{id}/filling                          401       200   200     200  200   200      404       403     200

# Answers made of replies
POST /tickets/{id}/faq-preview                            401       200   200     200  200   403      404       403     200
POST /messages/{id}/article                               401       201   201     201  201   403      404       403     201
POST /messages/{id}/saved-reply                           401       201   201     201  201   201      404       403     422
POST /tickets/{id}/macro                                  401       204   204     204  204   403      404       403     204

# Spam: agents keep senders out of their desk, leads empty it
GET /sender-blocks                                        401       200   200     200  200   200      200       200     200
POST /sender-blocks                                       401       201   201     201  201   403      403       403     201
DELETE /sender-blocks/{id}                                401       204   204     204  204   403      404       403     204
GET /spam-settings                                        401       200   200     200  200   200      200       200     200
PUT /desks/{id}/spam-days                                 401       204   204     403  403   403      403       403     403
DELETE /desks/{id}/spam                                   401       200   200     200  403   403      403       403     200

# Pictures that letters fetch from elsewhere; whose one always sees is one's own choice
GET /remote-images/{signed}                               401       404   404     404  404   404      404       404     404
GET /me/picture-senders                                   401       200   200     200  200   200      200       403     403
PUT /me/picture-senders                                   401       204   204     204  204   204      204       403     403
DELETE /me/picture-senders/{address}                      401       204   204     204  204   204      204       403     403

# Mail that comes in: it may be for any desk, so it is handed in by who is at home on all
POST /inbound/email                                       401       201   403     403  403   403      403       403     201
GET /inbound                                              401       200   403     403  403   403      403       403     403
GET /inbound/{id}/original                                401       404   403     403  403   403      403       403     403
POST /inbound/{id}/retry                                  401       404   403     403  403   403      403       403     403

# Customers: those with a ticket that one may see
GET /contacts                                             401       200   200     200  200   200      200       200     200
GET /contacts/{id}                                        401       200   200     200  200   200      404       200     200
GET /organizations                                        401       200   200     200  200   200      200       200     200
POST /organizations                                       401       201   201     403  403   403      403       403     201
GET /organizations/{id}                                   401       200   200     200  200   200      200       200     200
PATCH /organizations/{id}                                 401       200   200     403  403   403      403       403     200
POST /contacts                                            401       201   201     201  201   403      403       403     201
PATCH /contacts/{id}                                      401       200   200     200  200   403      404       403     200
GET /contacts/{id}/timeline                               401       200   200     200  200   200      404       200     200
GET /contacts/{id}/duplicates                             401       200   200     200  200   200      404       200     200
POST /contacts/{id}/differences                           401       204   204     204  204   403      404       403     204
POST /contacts/{id}/identities                            401       201   201     201  201   403      404       403     201
PATCH /contacts/{id}/identities/{identityId}              401       200   200     200  200   403      404       403     200
DELETE /contacts/{id}/identities/{identityId}             401       204   204     204  204   403      404       403     204
GET /contacts/{id}/notes                                  401       200   200     200  200   200      404       200     200
POST /contacts/{id}/notes                                 401       201   201     201  201   403      404       403     201
PATCH /contact-notes/{id}                                 401       403   403     403  403   403      404       403     204
DELETE /contact-notes/{id}                                401       403   403     403  403   403      404       403     204
GET /contacts/{id}/satisfaction                           401       200   200     200  200   200      404       200     200
POST /contact-merges                                      401       201   201     201  201   403      404       403     201
DELETE /contact-merges/{id}                               401       204   204     204  204   403      404       403     204
GET /card-fields                                          401       200   200     200  200   200      200       200     200
PUT /card-fields                                          401       200   200     403  403   403      403       403     403
GET /organizations/{id}/people                            401       200   200     200  200   200      200       200     200
GET /organizations/{id}/timeline                          401       200   200     200  200   200      200       200     200
GET /organizations/{id}/notes                             401       200   200     200  200   200      200       200     200
POST /organizations/{id}/notes                            401       201   201     201  201   403      201       403     201
GET /contact-export                                       401       200   200     403  403   403      403       403     403
GET /contact-imports                                      401       200   200     403  403   403      403       403     200
POST /contact-imports                                     401       201   201     403  403   403      403       403     201
GET /contact-imports/{id}                                 401       200   200     403  403   403      403       403     200
POST /contact-imports/{id}/trial                          401       200   200     403  403   403      403       403     200
POST /contact-imports/{id}/run                            401       200   200     403  403   403      403       403     200
DELETE /contact-imports/{id}/run                          401       200   200     403  403   403      403       403     200
GET /contact-imports/{id}/bad-lines                       401       200   200     403  403   403      403       403     200

# How mail comes and leaves: the settings of the desk's addresses
GET /mail-health                                          401       200   200     403  403   403      403       403     403
GET /mail-presets                                         401       200   200     403  403   403      403       403     403
POST /mailboxes                                           401       201   201     403  403   403      403       403     403
PATCH /mailboxes/{id}                                     401       200   200     403  403   403      403       403     403
DELETE /mailboxes/{id}                                    401       204   204     403  403   403      403       403     403
PUT /desks/{id}/mail-watchers                             401       204   204     403  403   403      403       403     403
POST /mailboxes/{id}/test                                 401       201   201     403  403   403      403       403     403
GET /mailboxes/{id}/test/{testId}                         401       200   200     403  403   403      403       403     403
GET /mail-providers                                       401       200   200     403  403   403      403       403     403
PUT /mail-providers/{provider}                            401       200   403     403  403   403      403       403     403
POST /mail-permissions                                    401       201   201     403  403   403      403       403     403
GET /mail-domains                                         401       200   200     403  403   403      403       403     403
POST /mail-domains/{domain}/look-up                       401       200   200     403  403   403      403       403     403
POST /mail-domains/{domain}/keys                          401       201   403     403  403   403      403       403     403

# Whose word lets customers in
GET /customer-providers                                   401       200   403     403  403   403      403       403     403
POST /customer-providers                                  401       201   403     403  403   403      403       403     403
PATCH /customer-providers/{id}                            401       200   403     403  403   403      403       403     403
DELETE /customer-providers/{id}                           401       204   403     403  403   403      403       403     403
POST /customer-providers/{id}/trial                       401       200   403     403  403   403      403       403     403

# Mail that goes out
GET /outbox                                               401       200   200     200  200   403      200       200     200
GET /outbox/{id}                                          401       200   200     200  200   404      404       200     200
POST /outbox/{id}/cancellation                            401       200   200     200  200   404      404       403     200
POST /outbox/{id}/retry                                   401       200   200     200  200   403      404       403     200

# What happens, live: everybody hears their own desks
GET /live                                                 401       200   200     200  200   200      200       200     200

# What fits a letter
POST /suggestions                                         401       200   200     200  200   200      422       403     200
GET /tickets/{id}/suggestions                             401       200   200     200  200   200      404       200     200

# What customers ask again and again
GET /repeated-questions                                   401       200   200     200  200   200      200       200     200
GET /repeated-questions/{id}                              401       200   200     200  200   200      404       200     200
POST /repeated-questions/{id}/answer                      401       201   201     201  201   403      404       403     201
POST /repeated-questions/{id}/leaving-out                 401       204   204     204  204   403      404       403     204
DELETE /repeated-questions/{id}/leaving-out               401       204   204     204  204   403      404       403     204
DELETE /repeated-questions/{id}/tickets/{ticketId}        401       204   204     204  204   403      404       403     204
POST /repeated-questions/{id}/union                       401       200   200     200  200   403      404       403     200
GET /desks/{id}/question-settings                         401       200   200     200  200   200      404       200     200
PUT /desks/{id}/question-settings                         401       200   200     200  403   403      403       403     200

# The help centre, and what its readers do
GET /help-centres                                         401       200   200     200  200   200      200       200     200
GET /help-centres/{deskId}                                401       200   200     200  200   200      404       200     200
PATCH /help-centres/{deskId}                              401       200   200     403  403   403      403       403     403
PUT /help-centres/{deskId}/logo                           401       200   200     403  403   403      403       403     403
DELETE /help-centres/{deskId}/logo                        401       200   200     403  403   403      403       403     403
GET /articles/{id}/figures                                401       200   200     200  200   200      404       200     200
GET /search-gaps                                          401       200   200     200  200   200      200       200     200

# Articles: one that customers read on the customers' desk; a teammate writes only what the team reads
GET /articles                                             401       200   200     200  200   200      200       200     200
POST /articles                                            401       201   201     201  201   403      422       403     201
GET /articles/search                                      401       200   200     200  200   200      200       200     200
GET /articles/{id}                                        401       200   200     200  200   200      404       200     200
PATCH /articles/{id}                                      401       200   200     200  200   403      404       403     200
DELETE /articles/{id}                                     401       204   204     204  204   403      404       403     204
POST /articles/{id}/return                                401       200   200     200  200   403      404       403     200
PUT /articles/{id}/texts/{language}                       401       200   200     200  200   403      404       403     200
DELETE /articles/{id}/texts/{language}                    401       200   200     200  200   403      404       403     200
POST /articles/{id}/texts/{language}/following            401       200   200     200  200   403      404       403     200
POST /articles/{id}/publication                           401       200   200     200  200   403      404       403     200
DELETE /articles/{id}/publication                         401       200   200     200  200   403      404       403     200
PUT /articles/{id}/slug                                   401       200   200     200  200   403      404       403     200
GET /articles/{id}/versions                               401       200   200     200  200   200      404       200     200
GET /articles/{id}/versions/{number}                      401       200   200     200  200   200      404       200     200
POST /articles/{id}/versions/{number}/restoration         401       200   200     200  200   403      404       403     200
GET /articles/{id}/difference                             401       200   200     200  200   200      404       200     200
GET /articles/{id}/markdown                               401       200   200     200  200   200      404       200     200
POST /articles/{id}/files                                 401       201   201     201  201   403      404       403     201
DELETE /articles/{id}/files/{fileId}                      401       204   204     204  204   403      404       403     204
GET /articles/files/{id}                                  401       200   200     200  200   200      404       200     200
GET /articles/{id}/comments                               401       200   200     200  200   200      404       200     200
POST /articles/{id}/comments                              401       201   201     201  201   201      404       403     201
POST /articles/{id}/comments/{commentId}/settlement       401       200   200     200  200   403      404       403     200
POST /articles/{id}/reviews                               401       200   200     200  200   403      404       403     200
POST /articles/{id}/reviews/{reviewId}/outcome            401       200   200     200  200   403      404       403     200
GET /sections                                             401       200   200     200  200   200      422       200     200
GET /sections/{id}                                        401       200   200     200  200   200      404       200     200
POST /sections                                            401       201   201     201  403   403      403       403     201
PATCH /sections/{id}                                      401       200   200     200  403   403      403       403     200
DELETE /sections/{id}                                     401       204   204     204  403   403      403       403     204
POST /articles/import                                     401       200   200     200  403   403      403       403     200
POST /article-imports                                     401       201   201     201  403   403      403       403     201
GET /article-imports                                      401       200   200     200  403   403      403       403     200
GET /article-imports/{id}                                 401       200   200     200  403   403      403       403     200
POST /article-imports/{id}/run                            401       200   200     200  403   403      403       403     200
GET /articles/export                                      401       200   200     200  200   200      422       200     200

# Replies that wait for a look: theirs who wrote them, and whose buddies they are
GET /reviews                                              401       200   200     200  200   200      200       403     200
GET /reviews/figures                                      401       200   200     200  200   403      200       403     403
PUT /reviews/away                                         401       200   200     200  200   403      200       403     403
DELETE /reviews/away                                      401       204   204     204  204   403      204       403     403
GET /reviews/standing                                     401       200   200     200  200   200      200       403     403
GET /reviews/{id}                                         401       200   200     200  200   200      404       403     200
POST /reviews/{id}/comparison                             401       200   200     200  200   200      404       403     200
POST /reviews/{id}/approval                               401       200   200     200  200   403      404       403     200
POST /reviews/{id}/lesson                                 401       200   200     200  200   403      404       403     200
POST /reviews/{id}/return                                 401       200   200     200  200   403      404       403     200
POST /reviews/{id}/share                                  401       200   200     200  200   403      404       403     422
POST /reviews/{id}/acceptance                             401       200   200     200  200   200      404       403     403
POST /tickets/{id}/buddy-question                         401       201   201     201  201   201      404       403     403

# The rota: who answers on which day, beside whom
GET /rotas                                                401       200   200     200  200   200      200       200     200
POST /rotas                                               401       201   201     403  403   403      403       403     201
GET /rotas/{id}                                           401       200   200     200  200   200      404       200     200
PATCH /rotas/{id}                                         401       200   200     403  403   403      403       403     200
GET /rotas/{id}/people                                    401       200   200     200  200   200      404       200     200
PUT /rotas/{id}/people/{teammateId}                       401       200   200     403  403   403      403       403     200
DELETE /rotas/{id}/people/{teammateId}                    401       204   204     403  403   403      403       403     204
GET /rotas/{id}/holidays                                  401       200   200     200  200   200      404       200     200
GET /rotas/{id}/fairness                                  401       200   200     200  200   200      404       200     200
POST /rotas/{id}/plan                                     401       202   202     403  403   403      403       403     202
GET /rotas/{id}/plans                                     401       200   200     403  403   403      403       403     200
POST /rotas/solve                                         401       200   200     403  403   403      403       403     200
GET /rotas/solutions/{id}                                 401       200   200     403  403   403      403       403     200
DELETE /rotas/solutions/{id}                              401       204   204     403  403   403      403       403     204
GET /rota-plans/{id}                                      401       200   200     403  403   403      403       403     200
POST /rota-plans/{id}/publication                         401       200   200     403  403   403      403       403     200
DELETE /rota-plans/{id}                                   401       204   204     403  403   403      403       403     204
GET /shifts                                               401       200   200     200  200   200      200       200     200
GET /shifts/{id}                                          401       200   200     200  200   200      404       200     200
PATCH /shifts/{id}                                        401       200   200     403  403   403      403       403     200
DELETE /shifts/{id}                                       401       204   204     403  403   403      403       403     204
POST /shifts/{id}/check                                   401       200   200     200  200   200      404       403     200
GET /shifts/{id}/candidates                               401       200   200     200  200   200      404       200     200
POST /shifts/{id}/swap                                    401       201   201     201  201   201      404       403     201
POST /shifts/{id}/stand-in                                401       201   201     201  201   201      404       403     201
GET /swaps                                                401       200   200     200  200   200      200       200     200
POST /swaps/{id}/acceptance                               401       200   200     200  200   200      404       403     200
POST /swaps/{id}/refusal                                  401       200   200     200  200   200      404       403     200
POST /swaps/{id}/withdrawal                               401       200   200     200  200   200      404       403     200
POST /swaps/{id}/undo                                     401       200   200     200  200   200      404       403     200
GET /absences                                             401       200   200     200  200   200      200       200     200
POST /absences                                            401       201   201     201  201   201      201       403     201
DELETE /absences/{id}                                     401       204   204     204  204   204      204       403     204
GET /teammates/me/absence-calendar                        401       200   200     200  200   200      200       403     403
PUT /teammates/me/absence-calendar                        401       200   200     200  200   200      200       403     403
DELETE /teammates/me/absence-calendar                     401       204   204     204  204   204      204       403     404
GET /calendar-feeds                                       401       200   200     200  200   200      200       403     403
POST /calendar-feeds                                      401       201   201     201  201   201      201       403     403
DELETE /calendar-feeds/{id}                               401       204   204     204  204   204      204       403     404

# The day of a shift: one's own; its load and what is kept also for the buddy and for who lifts stops
GET /shifts/today                                         401       200   200     200  200   200      200       403     403
POST /shifts/{id}/call                                    401       200   200     200  200   200      404       403     403
POST /shifts/{id}/beginning                               401       200   200     200  200   200      404       403     403
GET /shifts/{id}/briefing                                 401       200   200     200  200   200      404       403     403
GET /shifts/{id}/queue                                    401       200   200     200  200   200      404       403     403
GET /shifts/{id}/kept                                     401       200   200     200  200   200      404       404     200
GET /shifts/{id}/load                                     401       200   200     200  200   200      404       404     200
POST /shifts/{id}/not-for-me                              401       204   204     204  204   204      404       403     403
DELETE /shifts/{id}/not-for-me/{ticketId}                 401       204   204     204  204   204      404       403     403
POST /shifts/{id}/breaks                                  401       200   200     200  200   200      404       403     403
DELETE /shifts/{id}/breaks/current                        401       200   200     200  200   200      404       403     403
POST /shifts/{id}/more                                    401       200   200     200  200   200      404       403     403
POST /shifts/{id}/lift                                    401       200   200     403  403   403      403       403     200
PUT /shifts/{id}/energy                                   401       204   204     204  204   204      404       403     403
GET /teammates/me/energy                                  401       200   200     200  200   200      200       403     403
GET /rotas/{id}/kept                                      401       200   200     200  200   200      404       200     200
GET /rotas/{id}/buddy-days                                401       200   200     200  403   403      403       403     200
POST /rotas/{id}/buddy-days/{teammateId}/lift             401       200   200     403  403   403      403       403     200
GET /rotas/{id}/energy                                    401       200   200     200  403   403      403       403     200

# The end of one's own shift
GET /shifts/{id}/after                                    401       200   200     200  200   200      404       403     403
GET /shifts/{id}/gathered                                 401       200   200     200  200   200      404       403     403
POST /shifts/{id}/hand-over                               401       200   200     200  200   200      404       403     403
POST /shifts/{id}/completion                              401       200   200     200  200   200      404       403     403
POST /gathered/{id}/article                               401       201   201     201  201   201      404       403     404
POST /gathered/{id}/article-edit                          401       201   201     201  201   201      404       403     404
POST /gathered/{id}/saved-reply                           401       201   201     201  201   201      404       403     404
POST /gathered/{id}/same-word                             401       204   204     204  204   204      404       403     404
POST /gathered/{id}/left                                  401       204   204     204  204   204      404       403     404
GET /teammates/me/words                                   401       200   200     200  200   200      200       403     403
GET /rotas/{id}/company                                   401       200   200     200  403   403      403       403     200
`;

const lines = TABLE.trim().split('\n');

/** The callers, in the order of the columns. */
export const CALLED: string[] = (lines[0] ?? '').trim().split(/\s+/).slice(3);

/** "METHOD /path" → the statuses, in the order of CALLED. */
export const ROUTES: Record<string, string> = Object.fromEntries(
  lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [method = '', path = '', ...statuses] = line.split(/\s+/);
      return [`${method} ${path}`, statuses.join(' ')];
    }),
);
