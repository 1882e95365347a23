using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>One key of the section, and how its value is applied.</summary>
/// <param name="Key">The key.</param>
/// <param name="Apply">Sets the option; returns what is wrong with the value, or null if it is valid.</param>
internal sealed record Setting(string Key, Func<IConfigurationSection, MigrationHostOptions, string?> Apply)
{
    public static Setting Flag(string key, Action<MigrationHostOptions, bool> set) => OfText(key, (text, options) =>
        {
            if (!bool.TryParse(text, out var value))
                return $"'{text}' is neither true nor false";
            set(options, value);
            return null;
        });

    public static Setting Number(string key, int least, int most, Action<MigrationHostOptions, int> set) => OfText(key, (text, options) =>
        {
            if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
                return $"'{text}' is not a whole number from {least} to {most}";
            set(options, value);
            return null;
        });

    public static Setting Choice<T>(string key, Action<MigrationHostOptions, T> set)
        where T : struct, Enum => OfText(key, (text, options) =>
        {
            // Enum.TryParse would also accept numbers.
            if (!Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase))
                return $"'{text}' is not one of {string.Join(", ", Enum.GetNames<T>())}";
            set(options, Enum.Parse<T>(text, ignoreCase: true));
            return null;
        });

    public static Setting Text(string key, Action<MigrationHostOptions, string> set) => OfText(key, (text, options) =>
        {
            set(options, text);
            return null;
        });

    /// <summary>A list: <c>Key:0</c>, <c>Key:1</c>, or one value separated by commas.</summary>
    public static Setting List(string key, Action<MigrationHostOptions, IList<string>> set) => new(key, (section, options) =>
        {
            var values = section
                .GetChildren()
                .Select(child => child.Value ?? "")
                .Concat(section.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
            set(options, [.. values]);
            return null;
        });

    private static Setting OfText(string key, Func<string, MigrationHostOptions, string?> apply) => new(key, (section, options) => section
                .GetChildren()
                .Any()
                ? "must be a single value, but has subkeys"
            : string.IsNullOrWhiteSpace(section.Value) ? "is empty"
            : apply(section.Value, options));
}
