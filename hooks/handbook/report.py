def terminal(findings, colour=False): return "\n".join(map(str, findings))
json_text = github = terminal
