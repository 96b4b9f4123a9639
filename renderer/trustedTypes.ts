interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

/**
 * Installs the default Trusted Types policy: text may reach a DOM sink, markup may not. Scripts and script addresses
 * have no rule and are therefore always refused.
 */
function refuseMarkup(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      // Thrown, not null: the editor's clipboard asks this policy first and turns to its own, for a detached document,
      // only when this one throws. With null a paste would be silently empty.
      if (text.includes('<')) throw new TypeError('This page takes no markup');
      return text;
    },
  });
}

// Runs when imported, so that it precedes every module that touches the DOM.
refuseMarkup();

export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// The scroll lock under dialogs adds a style element and reads its nonce from this global.
if (styleNonce) (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce;
