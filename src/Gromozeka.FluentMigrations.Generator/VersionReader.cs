using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>
/// Reads FluentMigrator's two attributes that specify a version. The version of a derived attribute is known only at run time.
/// </summary>
internal static class VersionReader
{
    public static MigrationVersion? Read(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor || !TryReadNamed(attribute, out var isBreakingChange))
            return null;
        var arguments = constructor
            .Parameters.Zip(attribute.ConstructorArguments, (parameter, argument) => (parameter.Name, argument.Value))
            .ToDictionary(pair => pair.Name, pair => pair.Value);
        var number = attribute.AttributeClass?.ToDisplayString() switch
        {
            Names.Migration => Value(arguments, "version") as long?,
            Names.TimestampedMigration => Moment(arguments),
            _ => null,
        };
        return number is { } version
            ? new MigrationVersion(
                version,
                Value(arguments, "description") as string,
                Value(arguments, "transactionBehavior") as int? ?? 0,
                isBreakingChange
            )
            : null;
    }

    private static bool TryReadNamed(AttributeData attribute, out bool isBreakingChange)
    {
        isBreakingChange = attribute.NamedArguments.Any(argument => argument.Value.Value is true);
        return attribute.NamedArguments.All(argument => argument.Key == "BreakingChange");
    }

    /// <summary>The version yyyyMMddHHmmss; null if the time is invalid.</summary>
    private static long? Moment(Dictionary<string, object?> arguments)
    {
        int Part(string name) => Value(arguments, name) as ushort? ?? 0;
        var text = string.Format(
            CultureInfo.InvariantCulture,
            "{0:0000}{1:00}{2:00}{3:00}{4:00}{5:00}",
            Part("year"),
            Part("month"),
            Part("day"),
            Part("hour"),
            Part("minute"),
            Part("second")
        );
        return DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : null;
    }

    private static object? Value(Dictionary<string, object?> arguments, string name) =>
        arguments.TryGetValue(name, out var value) ? value : null;
}
