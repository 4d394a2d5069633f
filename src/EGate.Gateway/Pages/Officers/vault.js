// The officer's key: opened from its encrypted form with the password, held by the browser so that it can sign and not be read,
// and gone with the page.
const text = new TextEncoder();

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
export const base64Of = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

// Null when the password does not open it.
export async function unlock(sealed, password) {
  const typed = await crypto.subtle.importKey("raw", text.encode(password.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const secret = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(sealed.salt), iterations: sealed.iterations },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
  try {
    const pkcs8 = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(sealed.iv) }, secret, bytesOf(sealed.ciphertext));
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
    new Uint8Array(pkcs8).fill(0);
    return key;
  } catch {
    return null;
  }
}

export async function sign(key, message) {
  return base64Of(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, message));
}

export const signText = (key, message) => sign(key, text.encode(message));

// A command as egated reads it: EGate.Contract.CommandEnvelope, valid for ten seconds of the lane's own time.
export async function seal(identity, { lane, command, crossing, reason, hit }, issued) {
  const envelope = text.encode(
    JSON.stringify({
      lane,
      command,
      crossing,
      reason,
      officer: identity.keyId,
      issued: issued.toISOString(),
      expires: new Date(issued.getTime() + 10000).toISOString(),
      nonce: base64Of(crypto.getRandomValues(new Uint8Array(24))),
      hit, // left out when there is none
    }),
  );
  return { envelope: base64Of(envelope), signature: await sign(identity.key, envelope) };
}
