package io.sparkify.lake.service.proof;

import io.sparkify.lake.service.partition.Parameter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows what a run published, and recomputes it. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class ProofResource {
  private final Proofs proofs;
  private final Verifier verifier;

  public ProofResource(Proofs proofs, Verifier verifier) {
    this.proofs = proofs;
    this.verifier = verifier;
  }

  @GET
  @Path("/{id}/proof")
  @Operation(operationId = "getProof", summary = "The certificate of what a run published")
  public Certificate proof(@PathParam("id") String id) {
    return proofs.certificate(Parameter.run(id));
  }

  /** Reads all of the partition's files; the answer tells what differs. */
  @POST
  @Path("/{id}/verify")
  @Operation(
      operationId = "verifyRun",
      summary = "Recomputes what a run published against storage; reads all of its files")
  public Verification verify(@PathParam("id") String id) {
    return verifier.verify(Parameter.run(id));
  }
}
