using Microsoft.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>The errors of the engine that can be detected at compile time, under the same codes as at startup.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor DuplicateVersion = New(
        "GM101",
        "Two migrations have the same version",
        "Version {0} is used by {1}; give the newer class the next free version"
    );

    /// <summary>A warning unless the project sets its numbering to sequential, because otherwise the host decides.</summary>
    public static readonly DiagnosticDescriptor VersionGap = New(
        "GM102",
        "A version is missing",
        "Version {0} is missing: the next migration found is {1} ({2}). Restore or renumber it, "
            + "or set MigrationNumbering to Any in the project.",
        DiagnosticSeverity.Warning
    );

    /// <summary>A warning, because the host decides whether the mix is intended.</summary>
    public static readonly DiagnosticDescriptor MixedNumbering = New(
        "GM110",
        "Versions are numbered in two ways",
        "Version {0} ({1}) is a date, and {2} ({3}) is not. Renumber one of them, or set MigrationNumbering to Any in the project.",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor NotAMigration = New("GM103", "A class is marked as a migration but is not one", "{0} {1}");

    public static readonly DiagnosticDescriptor UnusableClass = New("GM104", "A migration class cannot be created", "{0} {1}");

    public static readonly DiagnosticDescriptor ConstructorFailed = New("GM105", "A migration's constructor failed", "{0} {1}");

    /// <summary>A warning, because FluentMigrator's own runner acts on these attributes.</summary>
    public static readonly DiagnosticDescriptor UnsupportedAttribute = New(
        "GM106",
        "A migration has an unsupported attribute",
        "{0} {1}",
        DiagnosticSeverity.Warning
    );

    /// <summary>A warning, because the program may be published in another way as well.</summary>
    public static readonly DiagnosticDescriptor NoCompiledCatalog = New(
        "GM107",
        "An assembly of a trimmed program has no catalog",
        "The assembly gets no catalog of its migrations because {0}. A trimmed program cannot find them without it.",
        DiagnosticSeverity.Warning
    );

    /// <summary>A warning, because the type may be preserved in another way.</summary>
    public static readonly DiagnosticDescriptor RowsTrimmed = New(
        "GM108",
        "Trimming removes the columns of a row",
        "The columns of this row are the properties of an object whose class is not known at compile time, and trimming removes them. "
            + "Pass an anonymous object, an object of a known class, or a dictionary.",
        DiagnosticSeverity.Warning
    );

    /// <summary>The rule for a problem of a class.</summary>
    public static DiagnosticDescriptor Of(Fault fault) =>
        fault.Id switch
        {
            "GM103" => NotAMigration,
            "GM104" => UnusableClass,
            "GM105" => ConstructorFailed,
            _ => UnsupportedAttribute,
        };

    private static DiagnosticDescriptor New(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Error
    ) =>
        new(
            id,
            title,
            message,
            "Migrations",
            severity,
            isEnabledByDefault: true,
            customTags: id is "GM101" or "GM102" or "GM107" or "GM110" ? [WellKnownDiagnosticTags.CompilationEnd] : []
        );
}
