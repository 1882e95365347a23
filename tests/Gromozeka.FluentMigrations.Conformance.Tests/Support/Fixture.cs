namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>The namespaces of the scripted migrations.</summary>
internal static class Fixture
{
    private const string Root = "Gromozeka.FluentMigrations.Conformance.Tests.Fixtures.";

    /// <summary>One migration.</summary>
    public const string One = Root + "One";

    /// <summary>Three.</summary>
    public const string Three = Root + "Three";

    /// <summary>One whose way down FluentMigrator derives from the way up.</summary>
    public const string Reversing = Root + "Reversing";

    /// <summary>One whose scripts are found by the name of its class and of the product.</summary>
    public const string AutoScript = Root + "AutoScript";

    /// <summary>Three, the second in batches.</summary>
    public const string InBatches = Root + "InBatches";

    /// <summary>Three, the second without a transaction.</summary>
    public const string WithoutTransaction = Root + "WithoutTransaction";
}
