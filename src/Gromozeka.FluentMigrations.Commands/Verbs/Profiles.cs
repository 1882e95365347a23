namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>The profiles of the migrations.</summary>
internal static class Profiles
{
    /// <param name="workspace">The migrations.</param>
    /// <param name="given">The requested name; null for the only profile.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>: there is no such profile.</exception>
    public static string Choose(Workspace workspace, string? given)
    {
        var profiles = workspace.Manager.GetAvailableProfiles();
        var listed =
            profiles.Count == 0
                ? "the migrations have no profile"
                : $"there {(profiles.Count == 1 ? "is" : "are")} {string.Join(", ", profiles)}";
        if (given is not null)
            return profiles.Contains(given)
                ? given
                : throw Errors.CommandLine($"There is no profile '{given}'.", listed, "name one of them; names are case-sensitive");
        return profiles.Count == 1
            ? profiles[0]
            : throw Errors.CommandLine(
                $"{CommandFront.Current.Name} seed needs the name of a profile.",
                listed,
                $"name one: {CommandFront.Current.Spell("seed PROFILE")}"
            );
    }
}
