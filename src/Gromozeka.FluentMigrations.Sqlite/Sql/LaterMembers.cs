using System.Diagnostics.CodeAnalysis;

using FluentMigrator.Expressions;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Members that FluentMigrator's expressions have only since versions after 8.0.1. They are looked up once, so that the dialect works
/// with the versions that lack them, where nobody can have set them.
/// </summary>
internal static class LaterMembers
{
    private static readonly Func<CreateTableExpression, bool> IfNotExistsOfTable = Getter<CreateTableExpression, bool>("IfNotExists");
    private static readonly Func<CreateColumnExpression, bool> IfExistsOfColumn = Getter<CreateColumnExpression, bool>("IfExists");
    private static readonly Func<AlterColumnExpression, bool> IfExistsOfAlteration = Getter<AlterColumnExpression, bool>("IfExists");

    private static readonly Func<CreateTableExpression, IDictionary<string, object>?> FeaturesOfTable =
        Getter<CreateTableExpression, IDictionary<string, object>?>("AdditionalFeatures");

    public static bool IfNotExists(CreateTableExpression table) => IfNotExistsOfTable(table);

    public static bool IfExists(CreateColumnExpression column) => IfExistsOfColumn(column);

    public static bool IfExists(AlterColumnExpression column) => IfExistsOfAlteration(column);

    /// <summary>WithoutRowId() comes from an extension package that need not be there either: the feature is known by its name alone.</summary>
    public static bool IsWithoutRowId(CreateTableExpression table) => FeaturesOfTable(table) is { } features
        && features.Any(feature => feature.Key.Contains("WithoutRowId", StringComparison.OrdinalIgnoreCase) && feature.Value is true);

    private static Func<T, TValue> Getter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T, TValue>(string property) =>
        typeof(T).GetProperty(property)?.GetMethod?.CreateDelegate<Func<T, TValue>>() ?? (_ => default!);
}
