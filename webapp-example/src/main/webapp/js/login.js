// Says why somebody sees the login page.

const REASONS = {
  failed: "This name and password do not fit.",
  refused: "You are logged in, but you are not an administrator. Log in as one, or go back to the chat.",
  ended: "Your session has ended. Log in again to go on.",
};

document.getElementById("reason").textContent = REASONS[location.search.slice(1)] ?? "";
