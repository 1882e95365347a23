using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>The errors of settings: what is wrong is named with its key, and with the place where it can be corrected.</summary>
internal static partial class SettingErrors
{
    /// <param name="faults">What is wrong, in lines; each begins with the key of its setting, if it concerns one.</param>
    public static MigrationException Of(string faults)
    {
        List<string> keys = [.. faults.Split('\n').Select(KeyOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        return New(
            keys.Count switch
            {
                0 => "The configuration is wrong.",
                1 => $"The setting {keys[0]} is wrong.",
                _ => $"{Quantity.Of(keys.Count, "setting")} are wrong.",
            },
            faults,
            keys.Count == 0 ? "correct it in the settings or in the program" : string.Join("; ", keys.Select(Correct).Distinct())
        );
    }

    /// <summary>No setting names the database.</summary>
    public static MigrationException NoConnection(string key) => New("The database is not known.", $"{key} is missing", Correct(key));

    /// <summary>A command needs a database that exists.</summary>
    public static MigrationException NoDatabase(string database) =>
        New(
            "The database does not exist.",
            $"there is no database {database}",
            $"correct the connection string, or create the database: {CommandFront.Current.Spell("migrate")}"
        );

    /// <summary>A file of settings cannot be read.</summary>
    /// <param name="why">Why, with the path of the file.</param>
    public static MigrationException File(string why) => New("A file with settings cannot be read.", why, "correct the file");

    private static MigrationException New(string what, string why, string next) =>
        new(ErrorCodes.InvalidConfiguration, what, why, Errors.Untouched, next);

    private static string? KeyOf(string fault) => Key().Match(fault) is { Success: true } match ? match.Groups["key"].Value : null;

    /// <summary>What corrects a setting: the option or the variable that gives its value, or the ways to give one.</summary>
    private static string Correct(string key)
    {
        if (CommandFront.Running?.SourceOf(key) is { } source)
            return $"correct {source}";
        var variable = key.Replace(":", "__", StringComparison.Ordinal);
        if (Variable(variable) is { } name)
            return $"correct the environment variable {name}";
        return key.EndsWith(":ConnectionString", StringComparison.OrdinalIgnoreCase) && CommandFront.Running?.NamesConnection == true
            ? $"name the database with --connection, in FM_CONNECTION, or in the settings of the program ({key})"
            : $"correct {key} in appsettings.json, or set the environment variable {variable}";
    }

    private static string? Variable(string name) =>
        Environment
            .GetEnvironmentVariables()
            .Keys.Cast<string>()
            .FirstOrDefault(variable => variable.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A key at the beginning of a fault, or where the reader of the settings names one.</summary>
    [GeneratedRegex(@"^(?<key>[A-Za-z]\w*(?::\w+)+)(?=: | \(| is )|\bat '(?<key>[A-Za-z]\w*(?::\w+)+)'")]
    private static partial Regex Key();
}
