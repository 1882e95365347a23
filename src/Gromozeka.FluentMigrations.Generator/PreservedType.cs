namespace Gromozeka.FluentMigrations.Generator;

/// <summary>A type that FluentMigrator reads by reflection.</summary>
/// <param name="Reference">The type as arguments of <c>DynamicDependency</c>: a <c>typeof</c>, or its name and its assembly.</param>
/// <param name="Members">The members that are read, as <c>DynamicallyAccessedMemberTypes</c> names them.</param>
internal sealed record PreservedType(string Reference, string Members)
{
    /// <summary>What a class needs that FluentMigrator finds and creates.</summary>
    public const string Constructors = "PublicConstructors";

    /// <summary>What a row needs: each property is a column.</summary>
    public const string Properties = "PublicProperties";
}
